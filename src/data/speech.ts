/** How a tongue names people and says who says what: words, markers and their order, as data. */
import { z } from 'zod';
import { expandPhrase } from './phrase-forms.ts';
import { wordsSchema } from './speech-words.ts';

const words = z.array(z.string().min(1));

const namesSchema = z.strictObject({
  /** Endings glued to a name that make it a possessor ('s). */
  possessive: words,
  /** Words between a state and its office: की in "रूस की सेना". */
  genitive: words,
  /** Words between an office and its state: of in "foreign minister of Japan". */
  of: words,
  /** Words that may stand between a state and its office (senior, वरिष्ठ). */
  modifiers: words,
  honorifics: words,
  /** Small words inside a person's name (bin, von). */
  particles: words,
  /** Last words of a body's name that no list knows (Council, Institute). */
  bodyHeads: words,
  /** Where a script has no capitals: the words that such a name is made of before its last (राष्ट्रीय, चुनाव). */
  bodyParts: words,
  /** Words for kinds of places, which show that a name stands beside them (province, शहर). */
  placeHeads: words,
  /** What must follow the name of a place that follows its kind, where a script has no capitals (में). */
  placeMarkers: words,
  /** Words between a kind of place and its name: of in "port of Goro". */
  placeOf: words,
  /** Words that tie a state on behind a place ("the port of Mar in Chile"). */
  placeTies: words,
  /** Words beside a kind of place that are no name (coastal, पूर्वी). */
  placeNever: words,
  /** Words that make an office one's own (its, अपनी). */
  own: words,
  /** Words after an office that are no holder's name (election, चुनाव). */
  holderNever: words,
  /** What must follow the unlisted name of an office holder where a script has no capitals. */
  follows: words,
});

const referents = ['person', 'body', 'many'] as const;

const pronounSchema = z.strictObject({
  words,
  /** What it may point back at. */
  refers: z.array(z.enum(referents)).min(1),
  /** True when the word holds the agent's marker in itself (उन्होंने). */
  agentive: z.boolean().default(false),
});

const claimShapes = [
  'before', // claimant, then marker: "X के अनुसार"
  'after', // marker, then claimant: "according to X"
  'agent', // claimant with the agent's marker somewhere before the verb: "X ने … कहा"
  'subject', // claimant right before the verb, or after it when turned around: "X said", "said X"
  'bare', // claimant without a marker before the verb: "X कहते हैं कि"
  'owned', // possessor, then what is theirs: "X's estimate is", "by X's count"
  'told', // what was told, then who told it: "यह जानकारी X ने दी", of what stands before
  'expecter', // claimant with the receiver's marker, or the possessor of the noun: "X को … की उम्मीद है", "X का अनुमान है"
  'report', // claimant's document, then the verb in the passive: "X के बयान में … बताया गया"
  'participle', // shares the claimant of the sentence: "…, denying that"
  'back', // the marker holds a pronoun: "उनके मुताबिक"
  'hearsay', // nobody says it: "माना जाता है"
  'ignore', // looks like speech and is none
] as const;

const claimNeeds = [
  'complement', // a content word follows: "X कहते हैं कि"
  'content', // what is said is marked: by a content word, a quotation mark, or because it stands before
  'object', // a noun phrase or content word follows: the verb in "leaders claim the", not the noun in "claims rose"
  'name', // a name stands before
  'plural', // a plural noun stands before
  'singular', // a noun that is no plural stands before
  'amount', // a word that leads to an amount and a number follow: "put the crowd at 400", not "put the book on"
  'exact', // a word that leads to an amount and right behind it a number: "put the toll at 200"
  'rounded', // a word that makes the number before it a rough one stands before
  'set-off', // a comma or dash stands before: ", saying"
  'preposition', // a preposition stands before the claimant: "by X's count"
  'utterance', // a word for what somebody said follows: "rejected the claim", not "rejected the offer"
  'tally', // a word for what is counted follows: "raised the toll", not "raised the flag"
  'falsehood', // a word for what is not true follows: "called the report baseless"
  'figure', // a number in figures stands in the sentence: what is believed is then an estimate
  'speaker', // the claimant's last noun is one who speaks: "रक्षा मंत्री का अनुमान", not "हार का अनुमान"
  'nobody', // the claimant opens with a word for none of some: "neither army responded"
  'no-owner', // nobody's name stands round a noun for hearsay: "खबरों के मुताबिक", not "X की खबर के मुताबिक"
  'source', // the claimant is a name, or one of the words for sources
  'document', // the claimant is a document: "figures show", not "dancers show"
] as const;

const claimSchema = z.strictObject({
  rule: z.string().min(1),
  shape: z.enum(claimShapes),
  polarity: z
    .enum(['asserts', 'estimates', 'confirms', 'warns', 'denies', 'does-not-deny', 'declines-to-answer'])
    .default('asserts'),
  /** In the short writing of `phrase-forms.ts`. */
  phrases: words,
  /** What must be so for the words to be speech at all. */
  needs: z.array(z.enum(claimNeeds)).default([]),
  /** Words close by that show the words to be something else: bail in "denied bail", याचिका in "याचिका खारिज". */
  except: words.default([]),
  /** What a pronoun inside the marker may point back at. */
  refers: z.array(z.enum(referents)).default([]),
  /** One who hands on another's words: what the outer verb says belongs to this claimant too. */
  relay: z.boolean().default(false),
  /** Claimants by whose text something runs (treaty) or by which nobody speaks (rule, plan): `source` reaches no figure. */
  texts: z.strictObject({ source: words, none: words }).optional(),
  /** True for plain verbs of saying, whose polarity what is said may decide. */
  plain: z.boolean().default(false),
  /** True for words that clear a matter up: any negation in what is said makes them a denial. */
  clears: z.boolean().default(false),
});

const contentSchema = z.strictObject({
  /** Phrases in what is said that make it a denial, a warning or an estimate. */
  phrases: words,
  /** Phrases that make it one where what is said begins with them. */
  starts: words.default([]),
  /** A denial in two parts: one of `opens`, then one of `negations`, then no word with one of `notEndings`. */
  opens: words.default([]),
  negations: words.default([]),
  notEndings: words.default([]),
  /** How many tokens may stand between the two parts. */
  reach: z.number().int().positive().default(8),
  /** Negations that make a denial of what somebody clears up. */
  clears: words.default([]),
  /** Words that, after the phrase, take its force away ("no casualties"). */
  unless: words.default([]),
});

const rawSchema = z.strictObject({
  names: namesSchema,
  words: wordsSchema,
  /** Named lists of word forms for the phrases of claims: every form of one verb, written once. */
  forms: z.record(z.string(), words).default({}),
  pronouns: z.array(pronounSchema),
  /** Nouns for documents in which somebody says something (report, बयान). */
  documents: words,
  claims: z.array(claimSchema),
  denial: contentSchema,
  warning: contentSchema,
  estimate: contentSchema,
  /** What one says who does not answer. */
  refusal: contentSchema,
});

/** Phrases of what is said, each of its ways of writing by itself. */
function writtenOut(content: z.infer<typeof contentSchema>, forms: Record<string, string[]>): typeof content {
  const all = (phrases: readonly string[]) => phrases.flatMap((phrase) => expandPhrase(phrase, forms) ?? []);
  return { ...content, phrases: all(content.phrases), starts: all(content.starts), opens: all(content.opens) };
}

/** The file as the text room takes it: every phrase written out. */
export const speechSchema = rawSchema.transform(({ forms, ...data }, context) => ({
  ...data,
  denial: writtenOut(data.denial, forms),
  warning: writtenOut(data.warning, forms),
  estimate: writtenOut(data.estimate, forms),
  refusal: writtenOut(data.refusal, forms),
  claims: data.claims.map((rule) => ({
    ...rule,
    phrases: rule.phrases.flatMap((phrase) => {
      const written = expandPhrase(phrase, forms);
      if (!written)
        context.addIssue({ code: 'custom', path: ['claims', rule.rule], message: `cannot expand: ${phrase}` });
      return written ?? [];
    }),
  })),
}));

export type SpeechData = z.output<typeof speechSchema>;
export type ClaimRule = SpeechData['claims'][number];
export type ClaimNeed = (typeof claimNeeds)[number];
export type NamesWords = SpeechData['names'];
export type SpeechWords = SpeechData['words'];
export type Referent = (typeof referents)[number];
