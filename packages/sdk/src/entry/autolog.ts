/** Recording of libraries without a change to the program. */
export { autolog, type AutologTarget } from '../autolog/autolog.ts';
export type { AutologEntry, AutologReport, AutologState } from '../autolog/autolog-report.ts';
export { tracedQuery } from '../autolog/claude-agent/traced-query.ts';
export type { IntegrationName } from '../autolog/integrations.ts';
export { tracedAnthropic, tracedGemini, tracedOpenAI } from '../autolog/traced-client.ts';
export { aiTelemetry, type AiTelemetryOptions, type AiTelemetrySettings } from '../autolog/vercel-ai/ai-telemetry.ts';
