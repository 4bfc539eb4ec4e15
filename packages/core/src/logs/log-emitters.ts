import type { LogEmitter } from './agent-step.ts';
import { claudeCodeLogs } from './emitters/claude-code.ts';
import { codexLogs } from './emitters/codex.ts';
import { geminiCliLogs, qwenCodeLogs } from './emitters/gemini-cli.ts';
import { genAiDetailsLogs } from './emitters/gen-ai-details.ts';
import type { LogFacts } from './log-facts.ts';

/** Every program whose logs tell about model calls, the particular before the general. */
const LOG_EMITTERS: readonly LogEmitter[] = [claudeCodeLogs, codexLogs, geminiCliLogs, qwenCodeLogs, genAiDetailsLogs];

/** Whose record it is; `undefined` for everybody else's. */
export function findLogEmitter(facts: LogFacts): LogEmitter | undefined {
  return LOG_EMITTERS.find((emitter) => emitter.isOwn(facts));
}
