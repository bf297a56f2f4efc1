/** Takes secrets out of any text that leaves the program: logs, crash lines, error lines. */
const REPLACEMENT = '***';

/** Shapes of secrets that may come from elsewhere: bot tokens, webhook addresses, passwords and keys in addresses. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\b(bot)?\d{6,12}:[\w-]{30,}/g, `$1${REPLACEMENT}`],
  [/\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g, REPLACEMENT],
  [/(\/webhooks\/\d+\/)[\w-]+/g, `$1${REPLACEMENT}`],
  [/(\/\/)[^\s/@"']{1,300}@/g, `$1${REPLACEMENT}@`],
  [/([?&](?:key|token|secret|password|api_key|access_token)=)[^\s&"']+/gi, `$1${REPLACEMENT}`],
];

/** A function that leaves out the given secrets, however they are written, and everything shaped like one. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  const known = [...new Set(forms)].filter((form) => form.length > 3).sort((a, b) => b.length - a.length);
  return (text) => {
    const plain = known.reduce((current, secret) => current.replaceAll(secret, REPLACEMENT), text);
    return SHAPES.reduce((current, [shape, by]) => current.replace(shape, by), plain);
  };
}
