/** Everything people edit without knowing TypeScript, as it is once read: see `read-data.ts`. */
import type { ActorsData } from './actors.ts';
import type { AddressesData } from './addresses.ts';
import type { CommonNounsData } from './common-nouns.ts';
import type { AskingData, MeaningsData } from './asking.ts';
import type { DatesData } from './dates.ts';
import type { FrameList, FramesData } from './frames.ts';
import type { FurnitureData } from './furniture.ts';
import type { LanguageData } from './language.ts';
import type { LettersData } from './letters.ts';
import type { NumbersData } from './numbers.ts';
import type { Phrases } from './phrases.ts';
import type { PublishersData } from './publishers.ts';
import type { SitesData } from './sites.ts';
import type { SlotList, SlotsData } from './slots.ts';
import type { SpeechData } from './speech.ts';
import type { ThemesData } from './themes.ts';
import type { DomainData, TopicsData } from './topics.ts';
import type { UnitsData } from './units.ts';
import type { WiresData } from './wires.ts';

/** How one tongue is read: one file a field. */
export interface LanguagePack {
  code: string;
  language: LanguageData;
  numbers: NumbersData;
  units: UnitsData;
  dates: DatesData;
  speech: SpeechData;
  frames: FramesData;
  slots: SlotsData;
  furniture: FurnitureData;
  asking: AskingData;
}

export interface Data {
  folder: string;
  languages: ReadonlyMap<string, LanguagePack>;
  phrases: ReadonlyMap<string, Phrases>;
  /** By topic id, in the order of the files' names. */
  topics: ReadonlyMap<string, TopicsData>;
  actors: readonly ActorsData[];
  domains: ReadonlyMap<string, DomainData>;
  slots: SlotList;
  frames: FrameList;
  themes: ThemesData;
  commonNouns: CommonNounsData;
  meanings: MeaningsData;
  publishers: PublishersData;
  addresses: AddressesData;
  sites: SitesData;
  wires: WiresData;
  letters: LettersData;
}
