/** Where a command was typed. Ids are the platform's own, as strings. */
export interface Place {
  platform: 'discord' | 'telegram' | 'terminal' | 'web';
  /** Guild, or the chat itself where there is no guild. */
  tenantId: string;
  destinationId: string;
  threadId?: string;
  /** A conversation with one person. */
  direct: boolean;
}
