/** Conversations that outlive the process: buttons that were shown, and questions that are being answered. */

export interface ConversationStore {
  /** Keeps a call under its key, which is made from the call itself; those not kept anew for 90 days are given up. */
  keepCalls(calls: ReadonlyMap<string, string>, now: number): Promise<void>;
  keptCall(key: string): Promise<string | undefined>;
  /** Notes a question once; `begun` or `done` when it is there already. Answered ones are forgotten after two days. */
  beginAnswer(platform: string, key: string, asked: string, now: number): Promise<'new' | 'begun' | 'done'>;
  /** The answer stands: what was asked is wiped. */
  endAnswer(platform: string, key: string): Promise<void>;
  /** Begun and never ended, oldest first. */
  begunAnswers(platform: string): Promise<{ key: string; asked: string; begunAt: number }[]>;
}
