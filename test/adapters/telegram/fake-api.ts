/** A Bot API that takes everything down, and refuses what a test tells it to. */
import { GrammyError, type Api } from 'grammy';

export interface TakenCall {
  method: string;
  payload: Record<string, unknown>;
}

/** @param refuse the description of a refusal with 400, or with another status before it, such as `404 Not Found`. */
export function fakeApi(refuse: (call: TakenCall) => string | undefined = () => undefined): {
  api: Api;
  calls: TakenCall[];
} {
  const calls: TakenCall[] = [];
  const raw = new Proxy(
    {},
    {
      get: (_, method: string) => async (payload: Record<string, unknown>) => {
        calls.push({ method, payload });
        const refusal = refuse({ method, payload });
        if (refusal === undefined) return { message_id: calls.length };
        const status = Number(/^\d{3}/.exec(refusal)?.[0] ?? 400);
        const answer = { ok: false as const, error_code: status, description: refusal.replace(/^\d{3} /, '') };
        throw new GrammyError(`Call to '${method}' failed!`, answer, method, payload);
      },
    },
  );
  return { api: { raw } as Api, calls };
}
