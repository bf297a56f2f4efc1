/** The word lists by which a tongue's speech is read: who can speak, what ends a claimant, what opens and follows what is said. */
import { z } from 'zod';

const words = z.array(z.string().min(1));

export const wordsSchema = z.strictObject({
  /** The marker of who acts, where the tongue has one (ने). */
  agents: words,
  /** Auxiliaries skipped between a subject and its verb (has, would). */
  auxiliaries: words,
  /** Forms that make the verb passive: its subject says nothing. */
  passives: words,
  /** Words that may stand anywhere inside a cue (again, साफ). */
  fillers: words,
  /** A claimant's phrase never reaches past one of these. */
  stops: words,
  /** Words that join two claimants (and, और). */
  joiners: words,
  /** Phrases at the front of a claimant that are no part of it (meanwhile, इस बीच). */
  leading: words,
  /** Prepositions: a phrase at the front of a sentence that opens with one is no claimant. */
  prepositions: words,
  /** Articles and the like that open a noun phrase. */
  determiners: words,
  /** Words that point back at an earlier claimant when they stand before a lone noun (the, इस). */
  definite: words,
  /** Articles: what follows one is a noun, whatever verb it looks like ("the accused"). */
  articles: words,
  /** Words that open a clause set into another behind a comma: which, जिसमें. */
  insets: words,
  /** Prepositions among the stops that a claimant reaches over when it begins like one: at in "a teacher at the school". */
  links: words,
  /** Words that tie what stands before them to a claimant: जुड़े in "दल से जुड़े एक नेता". */
  ties: words,
  /** The marker of who receives, and of who expects: को. */
  datives: words,
  /** Possessive pronouns that may stand for a state: its, उसके. */
  owners: words,
  /** Words that open what is said (that, कि). */
  complements: words,
  /** Words that turn away from what was said: a saying without a content clause ends before them. */
  contrasts: words,
  /** Words after a verb that follows what was said: "…, he told reporters on Monday". */
  tails: words,
  relatives: words,
  /** Words that are never a claimant by themselves (I, there, मैंने). */
  never: words,
  /** Nouns for those who are quoted: officials, government, पुलिस. */
  sources: words,
  /** Phrases that mark whose words a passive tells (द्वारा, की ओर से). */
  sides: words,
  /** Words after a verb that make it a participle, whose agent may follow: हुए in "खंडन करते हुए X ने कहा". */
  participles: words,
  /** Words and endings of verb forms whose agent takes no marker: "X इनकार करता रहा है". */
  imperfect: words,
  imperfectEndings: words,
  /** Verbs that close "यह जानकारी X ने …". */
  telling: words,
  /** Endings of participles, whose object is part of a claimant: "residents fleeing the town". */
  participleEndings: words,
  /** Endings of plural nouns: what tells the verb in "leaders claim" from the noun in "insurance claim". */
  plurals: words,
  /** Words that lead to an amount: at in "put the crowd at 400". */
  amounts: words,
  /** Nouns for what is counted again and again: who raises a toll tells it. */
  tallies: words,
  /** Words behind a number that make it a rough one: करीब in "50 के करीब बताई". */
  rounds: words,
  /** Nouns for what somebody said: what is rejected is then no offer, but an utterance. */
  utterances: words,
  /** Words that open a claimant who is none of some: neither. */
  nobodies: words,
  /** Words that call an utterance untrue. */
  falsehoods: words,
});
