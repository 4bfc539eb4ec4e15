import type { JsonValue } from '../json-value.ts';

/** The ground truth of a recording, as `expect.json` writes it. */
export type Availability = Readonly<Record<string, 'span' | 'trace' | 'absent'>>;

export interface ExpectedUsage {
  readonly input: number;
  readonly output?: number;
  readonly total: number;
  readonly cached_input?: number;
  readonly reasoning_output?: number;
  readonly cache_read_input?: number;
  readonly cache_creation_input?: number;
}

export interface ExpectedToolCall {
  readonly id?: string;
  readonly name: string;
  readonly arguments: JsonValue;
}

export interface ExpectedCall {
  readonly span: { readonly span_id: string; readonly trace_id: string } | null;
  readonly provider?: string;
  readonly model_request: string;
  readonly model_response?: string;
  readonly input_messages?: readonly { readonly role: string; readonly text: string }[];
  readonly embedding_inputs?: readonly string[];
  readonly output_text?: string | null;
  readonly tool_calls?: readonly ExpectedToolCall[];
  readonly finish_reason?: string;
  readonly response_id?: string;
  readonly usage?: ExpectedUsage | null;
  readonly error?: { readonly message: string };
  readonly availability: Availability;
}

export interface ExpectedTool {
  readonly span: { readonly span_id: string; readonly trace_id: string } | null;
  readonly name: string;
  readonly args: JsonValue;
  readonly result: JsonValue;
  readonly error: string | null;
  readonly availability: Availability;
}

export interface Scenario {
  readonly name: string;
  readonly trace_ids: readonly string[];
  readonly session_id: string | null;
  readonly user_id: string | null;
  readonly error: { readonly message: string; readonly reached_caller?: boolean } | null;
  readonly llm_calls: readonly ExpectedCall[];
  readonly tool_executions: readonly ExpectedTool[];
  readonly usage_sum_of_llm_calls: ExpectedUsage | null;
  readonly availability: Availability;
}
