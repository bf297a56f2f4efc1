/** What was asked and how far its answer came, kept over a restart: so that nobody is answered twice, and nobody waits in vain. */

/** A question whose answer had begun when Saar ended. `asked` is what the adapter kept to answer it with. */
export interface BegunAnswer {
  key: string;
  asked: string;
  /** Epoch milliseconds. */
  begunAt: number;
}

/** `key` is the platform's own id of the question, such as an interaction's or an update's. */
export interface AnswerLog {
  /** Notes that an answer begins. `begun` and `done` say that it had before: then nothing is noted. */
  begin(platform: string, key: string, asked: string): Promise<'new' | 'begun' | 'done'>;
  /** Notes that the answer stands. */
  end(platform: string, key: string): Promise<void>;
  /** Begun and never ended, oldest first. */
  left(platform: string): Promise<BegunAnswer[]>;
}
