/** Shows "typing" while an answer takes long, and never for one that comes at once. */

const FIRST_MS = 300;
/** Telegram shows it for five seconds. */
const AGAIN_MS = 4_500;

/** The work's own result. `show` may fail: an indicator is never worth an answer. */
export async function whileTyping<T>(work: Promise<T>, show: () => Promise<unknown>): Promise<T> {
  let timer: NodeJS.Timeout;
  const tick = () => {
    void show().catch(() => {});
    timer = setTimeout(tick, AGAIN_MS);
  };
  timer = setTimeout(tick, FIRST_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
