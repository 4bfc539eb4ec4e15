import type { SpanType } from '../../vocabulary/span-type.ts';
import type { GenAiMessage, GenAiPart, GenAiTool } from '../messages/gen-ai-message.ts';
import type { TokenUsage } from './token-usage.ts';

/** What a request asks for. */
export interface RequestFacts {
  readonly model?: string | undefined;
  readonly messages?: readonly GenAiMessage[] | undefined;
  readonly system?: readonly GenAiPart[] | undefined;
  readonly tools?: readonly GenAiTool[] | undefined;
  /** `gen_ai.request.*` and whatever else belongs to the span. */
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** What an answer says. */
export interface ResponseFacts {
  /** Kept as the span's outputs. */
  readonly outputs: unknown;
  readonly model?: string | undefined;
  readonly id?: string | undefined;
  /** One per choice. */
  readonly finishReasons?: readonly string[] | undefined;
  readonly messages?: readonly GenAiMessage[] | undefined;
  readonly usage?: TokenUsage | undefined;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** Joins the pieces of a streamed answer to the answer that would have come in one piece. */
export interface StreamAccumulator {
  add(chunk: unknown): void;
  /** The answer as far as it came. */
  result(): unknown;
}

/**
 * How to read one call of a provider's API. Everything takes `unknown` and never trusts it: a compatible server may
 * answer anything.
 */
export interface ModelApi {
  /** `gen_ai.operation.name`; the span is called by it and the model. */
  readonly operation: string;
  readonly spanType: SpanType;
  /** `mlflow.message.format`: whose messages the inputs and outputs are. */
  readonly messageFormat?: string;
  describeRequest(body: unknown): RequestFacts;
  /** What is kept of the request as the span's inputs, where that is not the request as it is. */
  toInputs?(body: unknown): unknown;
  describeResponse(response: unknown): ResponseFacts;
  createAccumulator(): StreamAccumulator;
}
