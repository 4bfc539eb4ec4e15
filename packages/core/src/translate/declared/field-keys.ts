/** Attributes that hold a field, best first. Those of the first group are read at ingest. */
export interface FieldKeys {
  readonly sessionId?: readonly string[];
  readonly userId?: readonly string[];
  readonly requestModel?: readonly string[];
  readonly responseModel?: readonly string[];
  readonly provider?: readonly string[];
  readonly costUsd?: readonly string[];
  /** The generic input, or the prompt of a model call. */
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly toolArguments?: readonly string[];
  readonly toolResult?: readonly string[];
  readonly errorType?: readonly string[];
  readonly errorMessage?: readonly string[];

  readonly subtype?: readonly string[];
  readonly systemPrompt?: readonly string[];
  readonly tools?: readonly string[];
  readonly finishReasons?: readonly string[];
  readonly responseId?: readonly string[];
  readonly toolName?: readonly string[];
  readonly toolCallId?: readonly string[];
  readonly toolDescription?: readonly string[];
  readonly agentId?: readonly string[];
  readonly agentName?: readonly string[];
  readonly agentDescription?: readonly string[];
  readonly timeToFirstTokenMs?: readonly string[];
  readonly timeToFirstTokenSeconds?: readonly string[];
  readonly tags?: readonly string[];
}

/** What ingest reads of {@link FieldKeys}: the index row and the two previews. */
const INDEX_FIELDS = [
  'sessionId',
  'userId',
  'requestModel',
  'responseModel',
  'provider',
  'costUsd',
  'inputs',
  'outputs',
  'toolArguments',
  'toolResult',
  'errorType',
  'errorMessage',
] as const satisfies readonly (keyof FieldKeys)[];

/** The attributes of the fields that ingest reads. */
export function listIndexFieldKeys(fields: FieldKeys): readonly string[] {
  return INDEX_FIELDS.flatMap((field) => fields[field] ?? []);
}
