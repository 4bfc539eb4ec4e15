/** What is to be sent where. */
export interface TelemetryWish {
  /** Base URL of a Gander server, without a slash at its end. */
  readonly serverUrl: string;
  readonly experimentId: string | undefined;
  /** Prompts, and what tools were given and answered. */
  readonly hasContent: boolean;
}

/** A settings file, and what is kept beside it so that it can be put back. */
export interface SettingsFile {
  /** `''` for a file that is not there. */
  readonly content: string;
  /** Text of our own; `undefined` when nothing of ours is in the file, or when the file itself tells what is. */
  readonly undo: string | undefined;
}

/** Where settings are looked for. */
export interface SettingsPlace {
  /** The person's home, or what the tool has been told to use for it. */
  readonly home: string;
  /** The project. */
  readonly folder: string;
  /** For every project, and not for this one alone. */
  readonly isGlobal: boolean;
}

/** A coding agent that sends OpenTelemetry by itself once its settings say so. */
export interface CodingTool {
  readonly name: string;
  /** As its makers write it. */
  readonly title: string;
  /** The settings file that would be changed. */
  findFile(place: SettingsPlace): string;
  /** The file as it is to be. Throws a `CliError` for a file that cannot be changed safely. */
  addTelemetry(before: SettingsFile, wish: TelemetryWish): SettingsFile;
  /** The file without what {@link CodingTool.addTelemetry} wrote; `undefined` when none of it is there. */
  deleteTelemetry(file: SettingsFile): string | undefined;
  /** Where it sends, when we said so; `undefined` otherwise. */
  findServer(file: SettingsFile): string | undefined;
}
