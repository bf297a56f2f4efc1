import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { completions } from '../../../src/adapters/terminal/completion.ts';
import { startPrompt } from '../../../src/adapters/terminal/prompt.ts';
import { typedAction } from '../../../src/adapters/terminal/typed.ts';
import { echo, fakeDoor } from './fake-door.ts';

/** Types the lines, ends the input, and answers everything that was written, once the prompt has left. */
function typing(lines: string): Promise<string> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let written = '';
  output.on('data', (chunk: Buffer) => (written += chunk.toString()));
  return new Promise((resolve) => {
    startPrompt({ door: fakeDoor(echo), language: 'en', input, output, terminal: false, quit: () => resolve(written) });
    input.end(lines);
  });
}

describe('the prompt', () => {
  it('answers commands as the chats do, one after another', async () => {
    const written = await typing('/brief treaty\n/help\n');
    expect(written).toContain('brief {"topic":"treaty"}');
    expect(written.indexOf('help {}')).toBeGreaterThan(written.indexOf('brief {'));
  });

  it('says what to do when no command is meant, and nothing for an empty line', async () => {
    expect(await typing('hm\n\n')).toContain('en:terminal.prompt.unknown');
  });

  it('leaves at /quit and answers nothing after it', async () => {
    expect(await typing('/quit\n/help\n')).not.toContain('help {}');
  });
});

describe('tab completion', () => {
  const complete = (line: string) => completions(line, fakeDoor(echo), 'en');
  it.each([
    ['', ['/brief ', '/help ', '/digest set ', '/quit'], ''],
    ['/b', ['/brief '], '/b'],
    ['/brief ', ['treaty ', 'munitions '], ''],
    ['/brief tr', ['treaty '], 'tr'],
    ['/brief treaty h', [], 'h'],
    ['/nothing x', [], '/nothing x'],
  ])('completes %j', async (line, expected, replaced) => {
    expect(await complete(line)).toEqual([expected, replaced]);
  });
});

describe('an action to type', () => {
  const { commands } = fakeDoor(echo);
  const typed = (command: string, options: Record<string, string>) =>
    typedAction({ label: '', command, options, effect: 'answer' }, commands);
  it('stands in the order of the options, and by name after one that is left out', () => {
    expect(typed('brief', { language: 'hi', topic: 'treaty' })).toBe('/brief treaty hi');
    expect(typed('brief', { topic: 'treaty', window: '7d' })).toBe('/brief treaty window:7d');
    expect(typed('unheard', {})).toBeUndefined();
  });
});
