/** The Discord stand-in, as far as tests of the whole program use it. */
import type { Fault, Faults, Records } from './stand-ins.ts';

export interface User {
  id: string;
  username: string;
  /** May manage the server; read by `peopleIn`. */
  manages?: boolean;
}

export interface Component {
  type: number;
  custom_id?: string;
  label?: string;
  disabled?: boolean;
  style?: number;
  url?: string;
  options?: { value: string; label: string }[];
  min_values?: number;
  components?: Component[];
  component?: Component;
  accessory?: Component;
  value?: string;
}

export interface RawMessage {
  id: string;
  channel_id: string;
  flags: number;
  content: string;
  components: Component[];
}

export interface Outcome {
  ok: boolean;
  text: string;
  acked: boolean;
  ackMs: number | null;
  ackType: number | null;
  expired?: boolean;
  stuckThinking?: boolean;
  ephemeral: boolean;
  refused?: string;
  message: { id: string; raw: RawMessage } | null;
  followups: RawMessage[];
  modal?: { custom_id: string; title: string; components: Component[] };
  choices?: { name: string; value: string }[];
}

/** An interaction as the stand-in keeps it. */
export interface Interaction {
  id: string;
  token: string;
  type: number;
  payload: object;
  acked: boolean;
  expired: boolean;
  ackType?: number;
  created: number;
  ackAt?: number;
  finalAt?: number;
  edits: number;
  deleted?: boolean;
  original?: RawMessage;
  source?: RawMessage;
  followups: RawMessage[];
  modal?: object;
  data: { name?: string; custom_id?: string };
}

export interface CommandOption {
  type: number;
  name: string;
  required?: boolean;
  autocomplete?: boolean;
  max_length?: number;
  min_value?: number;
  max_value?: number;
  channel_types?: number[];
  choices?: { name: string; value: string | number }[];
  options?: CommandOption[];
}

export interface RegisteredCommand extends Omit<CommandOption, 'type'> {
  type: number;
  contexts: number[] | null;
  integration_types: number[] | null;
  default_member_permissions: string | null;
}

/** A command as a client hands it over. */
export interface Typed {
  name: string;
  path?: string[];
  options?: Record<string, unknown>;
}

/** Who asks, where, and in which language of the client. */
export interface Asking {
  user?: User | string;
  channel?: string;
  dm?: boolean;
  userInstall?: boolean;
  locale?: string;
  quietMs?: number;
  timeoutMs?: number;
}

export interface Where {
  u: User;
  c: { id: string };
  g: object | null;
  context: number;
  userInstall: boolean;
}

export interface Discord {
  apiUrl: string;
  o: { token: string };
  users: Record<string, User>;
  dm: { id: string; recipients: User[] };
  channels: Map<string, object>;
  guilds: Map<string, { id: string; channels: { id: string; name: string; type: number }[] }>;
  interactions: Map<string, Interaction>;
  gatewayMode: { acks: boolean; accept: boolean };
  rec: Records;
  faults: Faults;
  memberPerms(user: User): bigint;
  snowflake(): string;
  addGuild(guild: { id?: string; name: string; channels?: { id?: string; name: string; type: number }[] }): {
    id: string;
  };
  addChannel(guild: string, channel: { id?: string; name: string; type: number; deny?: string[] }): { id: string };
  registered(): RegisteredCommand[];
  where(asking: Asking): Where;
  createInteraction(
    type: number,
    data: object,
    where: Where,
    options?: { locale?: string; message?: RawMessage },
  ): Interaction;
  resolve(
    input: Typed,
    where: Where,
  ): { data: { options?: { value?: unknown; options?: { name: string; value: unknown }[] }[] } };
  outcome(interaction: Interaction, options?: Asking): Promise<Outcome>;
  liveMessage(id: string): RawMessage | null;
  command(input: string | Typed, asking?: Asking): Promise<Outcome>;
  autocomplete(
    input: Typed,
    option: string,
    asking?: Asking,
  ): Promise<Outcome & { choices: { name: string; value: string }[] }>;
  messagesIn(channel: string): { id: string; text: string; raw: RawMessage }[];
  dispatch(event: string, payload: object, intent?: number): number;
  fault(fault: Fault): void;
  clearFaults(): void;
  dropGateway(how?: { code?: number; cut?: boolean }): void;
  reconnect(): void;
  invalidSession(resumable: boolean): void;
  stopAcks(on?: boolean): void;
  waitReadyAfter(mark: number, ms?: number): Promise<unknown>;
  connected(): object[];
}
