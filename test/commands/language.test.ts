import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createDoor } from '../../src/app/door.ts';
import { fakeApp, invocation, now, type Call } from '../app/fake-app.ts';
import { plainText } from '../messages/plain-text.ts';

function place(stored?: string) {
  const settings = new Map(stored === undefined ? [] : [['chat', stored]]);
  const app = fakeApp({
    placeLanguage: (_platform, id) => Promise.resolve(settings.get(id)),
    setPlaceLanguage: (_platform, id, language) =>
      Promise.resolve(language === undefined ? void settings.delete(id) : void settings.set(id, language)),
  });
  const door = createDoor(commands, app, () => now);
  const ask = async (language: string | undefined, call: Call = {}, typedIn?: string) => {
    const options: Record<string, string> = language === undefined ? {} : { language };
    const message = await door.invoke({ ...invocation('language', options, call), typedIn });
    return {
      message,
      plain: plainText(message),
      buttons: message.actions?.map(({ options: each }) => each['language']),
    };
  };
  return { ask, settings };
}

const reader = { caller: { mayManage: () => Promise.resolve(false) } };

describe('/language', () => {
  const table: [string | undefined, string | undefined, string | undefined, string, string][] = [
    ['hi', 'en', undefined, 'hi', 'इस जगह के लिए /language से'],
    [undefined, 'hi-IN', undefined, 'hi', 'आपके ऐप की भाषा'],
    [undefined, 'en-US', 'hi', 'hi', 'कमांड इसी भाषा में लिखा'],
    [undefined, 'fr', undefined, 'en', 'that Saar begins with'],
    ['en', 'hi', undefined, 'en', 'set for this place with /language'],
    ['xx', 'hi', undefined, 'hi', 'आपके ऐप की भाषा'],
  ];
  it.each(table)(
    'with %s set, locale %s and typed in %s says %s, and why',
    async (stored, locale, typedIn, language, why) => {
      const { message, plain } = await place(stored).ask(undefined, { caller: { locale } }, typedIn);
      expect(message).toMatchObject({ language, private: true });
      expect(plain).toContain(why);
    },
  );

  it('offers to change it to those who may', async () => {
    expect((await place().ask(undefined)).buttons).toEqual(['en', 'hi']);
    expect((await place('hi').ask(undefined)).buttons).toEqual(['en', 'auto']);
    expect((await place().ask(undefined, reader)).buttons).toBeUndefined();
    expect((await place().ask(undefined, { ...reader, place: { direct: true } })).buttons).toBeUndefined();
  });

  it.each(['hi', 'HI', 'Hindi', 'हिंदी', 'हिन्दी', ' hindi '])('sets the place’s language to “%s”', async (typed) => {
    const { ask, settings } = place();
    const { message, plain } = await ask(typed);
    expect(settings.get('chat')).toBe('hi');
    expect(message.language).toBe('hi');
    expect(plain).toContain('सारे जवाब हिन्दी में');
    expect((await ask(undefined, { caller: { locale: 'en' } })).message.language).toBe('hi');
  });

  it.each(['auto', 'AUTO', 'default', 'स्वतः'])('leaves it to each reader again with “%s”', async (typed) => {
    const { ask, settings } = place('hi');
    const { message, plain } = await ask(typed, { caller: { locale: 'en-GB' } });
    expect(settings.size).toBe(0);
    expect(message.language).toBe('en');
    expect(plain).toContain('Yours is English.');
  });

  it.each([{}, { place: { direct: true } }])('is set by managers alone, in %j too', async (where) => {
    const { ask, settings } = place();
    for (const typed of ['hi', 'auto']) {
      const { message, plain } = await ask(typed, { ...reader, ...where });
      expect(message.private).toBe(true);
      expect(plain).toMatch(/administrator rights in this chat|इस चैट में एडमिन के अधिकार/);
    }
    expect(settings.size).toBe(0);
    await ask('hi', where);
    expect(settings.get('chat')).toBe('hi');
  });

  it('names those there are when it is none, with a button for each', async () => {
    const { ask, settings } = place();
    const { plain, buttons } = await ask('klingon');
    expect(plain).toContain('Saar does not speak “klingon”. Choose one of: English, Hindi');
    expect(buttons).toEqual(['en', 'hi']);
    expect(settings.size).toBe(0);
  });
});
