/** The prompt of `saar start`: the commands of the chats, typed in the terminal. Holds one readline interface. */
import { createInterface } from 'node:readline';
import type { Door } from '../../app/command.ts';
import { completions, QUIT } from './completion.ts';
import { render } from './render.ts';
import { terminalInvocation } from './terminal-place.ts';
import { typedAction } from './typed.ts';

/** What people type to leave a prompt, whichever other program taught it to them. */
const LEAVING: ReadonlySet<string> = new Set([QUIT, '/exit', 'quit', 'exit']);

export interface PromptSettings {
  door: Door;
  language: string;
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream & { columns?: number };
  /** Whether the output is a terminal: colours, editing, history. */
  terminal: boolean;
  /** The person wants to leave: `/quit`, Ctrl-C on an empty line, or end of input. Called once. */
  quit(): void;
}

export interface Prompt {
  /** Writes lines above the line being typed, such as those of the log. */
  print(text: string): void;
  close(): void;
}

/** Opens the prompt. Lines are answered one after another, in the order typed. */
export function startPrompt(settings: PromptSettings): Prompt {
  const { door, language, input, output, terminal } = settings;
  const readline = createInterface({
    input,
    output,
    terminal,
    prompt: 'saar> ',
    historySize: 200,
    removeHistoryDuplicates: true,
    completer: (line: string, done: (error: null, result: [string[], string]) => void) =>
      void completions(line, door, language).then(
        (result) => done(null, result),
        () => done(null, [[], line]),
      ),
  });
  let open = true;
  const leave = once(() => {
    open = false;
    readline.close();
    settings.quit();
  });
  let turn = Promise.resolve();
  readline.on('line', (line) => {
    turn = turn.then(() => answer(line)).finally(() => open && readline.prompt());
  });
  readline.on('SIGINT', () => (readline.line === '' ? leave() : clearLine()));
  readline.on('close', () => void turn.finally(leave));
  readline.prompt();

  async function answer(line: string): Promise<void> {
    if (line.trim() === '') return;
    if (LEAVING.has(line.trim().toLowerCase())) return leave();
    output.write(await reply(line, settings));
  }
  function clearLine(): void {
    readline.write(null, { ctrl: true, name: 'e' });
    readline.write(null, { ctrl: true, name: 'u' });
  }
  return {
    print: (text) => {
      output.write(terminal ? `\r\u001b[K${text}` : text);
      if (open && terminal) readline.prompt(true);
    },
    close: () => {
      open = false;
      readline.close();
    },
  };
}

/** The answer to one typed line, rendered. */
async function reply(line: string, settings: PromptSettings): Promise<string> {
  const { door, language, output, terminal } = settings;
  const call = door.parse(line);
  if (!call) return `${door.phrase(language, 'terminal.prompt.unknown')}\n`;
  const message = await door.invoke({
    ...terminalInvocation(call.command, call.options, language),
    typedIn: call.typedIn,
  });
  const look = { width: Math.min(output.columns || 100, 110), ansi: terminal };
  return `\n${render(message, { ...look, typed: (action) => typedAction(action, door.commands) })}\n`;
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    run();
  };
}
