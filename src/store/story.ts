/** Stories and copies, as the store's verbs tell them. */
export interface StoryStore {
  /**
   * The story of each article: all that tell of one event, in any outlet and language, have one id. An article gets its story
   * when its reading is stored, and keeps it until its words change.
   */
  storiesOf(articleIds: readonly string[]): Promise<Map<string, string>>;
  /** Near copies among articles: id → id of the original, which is the earliest of its like and no copy itself. */
  copies(articleIds: readonly string[]): Promise<Map<string, string>>;
}
