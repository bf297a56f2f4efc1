/** Ids that one data file names and another must hold: a misspelt one would silently answer nothing. */
import { SaarError } from '../errors.ts';
import type { Data, LanguagePack } from './data.ts';
import { dataPath } from './files.ts';
import type { FrameKind } from './frames.ts';
import type { Slot } from './slots.ts';
import type { TopicsData } from './topics.ts';

/** One place that names ids, and the ids there are. */
interface Reference {
  file: string;
  field: string;
  names: readonly string[];
  known: ReadonlySet<string>;
}

/** The topic of slots that no topic file asks for. */
const NO_TOPIC = 'other';
/** Sides of a pair that are no group: the name of any state, a month or year. */
const ANY = ['@state', '@date'];

/** Refuses the data when an id is unknown. @throws SaarError `data.invalid` naming file, field and id. */
export function checkReferences(data: Data): void {
  const ids = idsOf(data);
  const references = [
    ...[...data.topics.values()].flatMap((topic) => topicReferences(topic, data, ids)),
    ...data.slots.flatMap((slot) => slotReferences(slot, data, ids)),
    ...data.frames.map((frame) => frameReference(frame, data, ids)),
    ...[...data.languages.values()].flatMap((pack) => packReferences(pack, data, ids)),
    ...publisherReferences(data),
  ];
  for (const { file, field, names, known } of references) {
    const unknown = names.filter((name) => !known.has(name));
    if (unknown.length === 0) continue;
    const reason = `nothing is called ${unknown.join(', ')}`;
    throw new SaarError('data.invalid', { file, field, reason }, 'internal');
  }
}

function publisherReferences({ folder, publishers, actors }: Data): Reference[] {
  const file = dataPath(folder, 'publishers.yaml');
  const known = new Set(actors.flatMap((each) => each.actors.map(({ id }) => id)));
  return (['state-media', 'wire-copy'] as const).map((field) => ({ file, field, names: publishers[field], known }));
}

interface Ids {
  slots: ReadonlySet<string>;
  frames: ReadonlySet<string>;
  topics: ReadonlySet<string>;
  domains: ReadonlySet<string>;
  /** Groups of slot cues that at least one language defines. */
  cueGroups: ReadonlySet<string>;
}

function idsOf({ slots, frames, topics, domains, languages }: Data): Ids {
  return {
    slots: new Set(slots.map(({ id }) => id)),
    frames: new Set(frames.map(({ id }) => id)),
    topics: new Set([...topics.keys(), NO_TOPIC]),
    domains: new Set(domains.keys()),
    cueGroups: new Set([...languages.values()].flatMap((pack) => Object.keys(pack.slots.groups))),
  };
}

function topicReferences(topic: TopicsData, data: Data, { slots, frames, domains }: Ids): Reference[] {
  const file = dataPath(data.folder, 'topics', `${topic.id}.yaml`);
  const { denial } = topic;
  const domain = data.domains.get(topic.domain);
  const groups = new Set([
    ...ANY,
    ...Object.values(topic.terms).flatMap((terms) => Object.keys(terms.groups)),
    ...Object.values(domain?.words ?? {}).flatMap((words) => Object.keys(words.groups)),
  ]);
  return [
    { file, field: 'slots', names: topic.slots, known: slots },
    { file, field: 'asks', names: topic.asks, known: slots },
    { file, field: 'frames', names: topic.frames, known: frames },
    { file, field: 'domain', names: [topic.domain], known: domains },
    { file, field: 'pairs', names: topic.pairs.flat(), known: groups },
    { file, field: 'denial.slot', names: denial ? [denial.slot] : [], known: slots },
    { file, field: 'denial.asserted', names: Object.keys(denial?.asserted ?? {}), known: frames },
  ];
}

function frameReference({ id, tells }: FrameKind, data: Data, { frames }: Ids): Reference {
  const file = dataPath(data.folder, 'facts', 'frames.yaml');
  return { file, field: `${id}.tells`, names: tells ? [tells] : [], known: frames };
}

function slotReferences(slot: Slot, data: Data, { slots, frames, topics, cueGroups }: Ids): Reference[] {
  const file = dataPath(data.folder, 'facts', 'slots.yaml');
  const field = (name: string) => `${slot.id}.${name}`;
  const { groups, needs, context, support, underway, fallback, recent } = slot;
  return [
    { file, field: field('topic'), names: [slot.topic], known: topics },
    { file, field: field('planned'), names: slot.planned ? [slot.planned] : [], known: slots },
    { file, field: field('opposite'), names: slot.opposite ? [slot.opposite] : [], known: slots },
    { file, field: field('frames'), names: slot.frames, known: frames },
    ...Object.entries({ groups, needs, context, support, underway, fallback, recent }).map(([name, names]) => ({
      file,
      field: field(name),
      names,
      known: cueGroups,
    })),
  ];
}

function packReferences({ code, slots: cues, frames: words }: LanguagePack, data: Data, ids: Ids): Reference[] {
  const file = (name: string) => dataPath(data.folder, 'languages', code, `${name}.yaml`);
  return [
    { file: file('slots'), field: 'near', names: Object.keys(cues.near), known: ids.slots },
    { file: file('slots'), field: 'weak', names: Object.keys(cues.weak), known: ids.slots },
    { file: file('frames'), field: 'cues', names: Object.keys(words.cues), known: ids.frames },
    { file: file('frames'), field: 'passiveCues', names: Object.keys(words.passiveCues), known: ids.frames },
    { file: file('frames'), field: 'participles', names: Object.keys(words.participles), known: ids.frames },
  ];
}
