/** What the Telegram rooms ask of a log: an event's name and plain fields, never an error object (grammY's hold the token). */
export interface Log {
  info(event: string, fields?: object): void;
  warn(event: string, fields?: object): void;
  error(event: string, fields?: object): void;
}
