/** Several questions asked at once: a platform with forms shows one; what is filled in is a call of a command. */

export interface Form {
  language: string;
  title: string;
  /** The command that is called with what was filled in. */
  command: string;
  fields: readonly FormField[];
}

/** One question. It is an option of the form's command. */
export interface FormField {
  option: string;
  label: string;
  hint?: string | undefined;
  required: boolean;
  /** `text` one line; `choice` one of the choices; `choices` several, joined by commas; `destination` a channel of this place. */
  kind: 'text' | 'choice' | 'choices' | 'destination';
  choices?: readonly { value: string; label: string }[];
  /** What stands there before anything is typed; for `choices` joined by commas. */
  value?: string;
}
