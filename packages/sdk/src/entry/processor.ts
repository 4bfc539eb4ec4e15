/** The span processor alone, for programs that have an OpenTelemetry set-up of their own. */
export { GanderSpanProcessor } from '../processor/gander-span-processor.ts';
export type { ProcessorStats } from '../processor/gander-span-processor.ts';
export type { FinishedSpan } from '../processor/finished-span.ts';
export type { CaptureContent } from '../processor/redact-content.ts';
export type { SpanEditor } from '../processor/span-redactor.ts';
