import { TRACE_LABEL_KEYS } from './label-collection.ts';
import { agentFramework } from './conventions/agent-framework.ts';
import { anthropicSdk } from './conventions/anthropic-sdk.ts';
import { claudeCode } from './conventions/claude-code.ts';
import { codex } from './conventions/codex.ts';
import { crewAiStatistics } from './conventions/crewai.ts';
import { dify } from './conventions/dify.ts';
import { effectAi } from './conventions/effect-ai.ts';
import { geminiCli } from './conventions/gemini-cli.ts';
import { genAi } from './conventions/gen-ai/gen-ai.ts';
import { generic } from './conventions/generic.ts';
import { genkit } from './conventions/genkit.ts';
import { googleAdk } from './conventions/google-adk.ts';
import { goose } from './conventions/goose/goose.ts';
import { haystack } from './conventions/haystack/haystack.ts';
import { laminar } from './conventions/laminar.ts';
import { langfuse } from './conventions/langfuse/langfuse.ts';
import { langSmith } from './conventions/langsmith/langsmith.ts';
import { liteLlmTags } from './conventions/litellm/litellm-tags.ts';
import { liteLlm } from './conventions/litellm/litellm.ts';
import { liveKit } from './conventions/livekit.ts';
import { llamaIndex } from './conventions/llamaindex/llamaindex.ts';
import { mcp } from './conventions/mcp.ts';
import { mastra } from './conventions/mastra/mastra.ts';
import { mlflow } from './conventions/mlflow/mlflow.ts';
import { n8n } from './conventions/n8n.ts';
import { openInference } from './conventions/openinference/openinference.ts';
import { openLit } from './conventions/openlit.ts';
import { pipecat } from './conventions/pipecat.ts';
import { logfire } from './conventions/pydantic-ai/logfire.ts';
import { pydanticAi } from './conventions/pydantic-ai/pydantic-ai.ts';
import { qwenCode } from './conventions/qwen-code.ts';
import { semanticKernel } from './conventions/semantic-kernel.ts';
import { smolagents } from './conventions/smolagents.ts';
import { springAi } from './conventions/spring-ai.ts';
import { strands } from './conventions/strands.ts';
import { traceloop } from './conventions/traceloop/traceloop.ts';
import { vercelAi7 } from './conventions/vercel-ai/vercel-ai-7.ts';
import { vercelAi } from './conventions/vercel-ai/vercel-ai.ts';
import { voltAgent } from './conventions/voltagent/voltagent.ts';
import { IDENTITY_KEYS } from './identity.ts';
import { RESPONSE_ID_KEYS } from './response-id.ts';
import { SERVICE_TIER_KEYS } from './service-tier.ts';
import { TOOL_NAME_KEYS } from './tool-name.ts';
import type { Translator } from './translator.ts';

/**
 * Every convention, in order of precedence: where two speak about one field of one span, the earlier is believed.
 * Frameworks come before the conventions they build on. A new convention is one file and one line here.
 */
export const TRANSLATORS: readonly Translator[] = [
  mlflow,
  langfuse,
  claudeCode,
  qwenCode,
  geminiCli,
  codex,
  goose,
  googleAdk,
  voltAgent,
  mastra,
  langSmith,
  liteLlm,
  liteLlmTags,
  laminar,
  pydanticAi,
  logfire,
  strands,
  agentFramework,
  semanticKernel,
  springAi,
  haystack,
  llamaIndex,
  genkit,
  liveKit,
  pipecat,
  crewAiStatistics,
  smolagents,
  n8n,
  dify,
  anthropicSdk,
  vercelAi,
  vercelAi7,
  traceloop,
  openInference,
  openLit,
  effectAi,
  genAi,
  mcp,
  generic,
];

/** Every attribute that ingest looks at, on spans and on resources, for the reader's key table. */
export const INDEX_KEYS: readonly string[] = [
  ...new Set([
    'service.name',
    ...RESPONSE_ID_KEYS,
    ...SERVICE_TIER_KEYS,
    ...TOOL_NAME_KEYS,
    ...TRACE_LABEL_KEYS,
    ...IDENTITY_KEYS,
    ...TRANSLATORS.flatMap((translator) => translator.indexKeys),
  ]),
];
