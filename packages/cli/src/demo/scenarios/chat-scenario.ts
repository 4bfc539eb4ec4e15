import type { Chat } from '../content/chats.ts';
import type { Source } from '../stage/demo-trace.ts';
import { CHAT_MODELS, playChat, type ChatTurn } from '../stage/play-chat.ts';
import type { Scenario } from './scenario.ts';

const SOURCE: Source = { service: 'chat-gateway', scope: 'opentelemetry.instrumentation.genai' };
const MINUTE_MS = 60_000;
/** Providers cache a long enough beginning of the prompt: here, a style guide that is not recorded. */
const CACHED_PREFIX_TOKENS = 2048;

/** Model calls without an agent around them: one span per trace, streamed, a session by conversation id. */
export function createChatScenario(chat: Chat): Scenario {
  return ({ random, newId, openStage }) => {
    const sessionId = `chat-${newId(8)}`;
    const turns: ChatTurn[] = [];
    let afterMs = 0;
    return chat.turns.map(({ user, answer, reasoning }, index) => {
      const stage = openStage(SOURCE, afterMs);
      afterMs += random.between(1, 4) * MINUTE_MS;
      turns.push({ role: 'user', text: user });
      playChat(stage, {
        model: CHAT_MODELS[chat.model],
        system: chat.system,
        turns,
        answer,
        sessionId,
        userId: chat.userId,
        isStream: true,
        ...(reasoning !== undefined && { reasoning }),
        ...(index > 0 && { cachedTokens: CACHED_PREFIX_TOKENS }),
      });
      turns.push({ role: 'assistant', text: answer });
      return stage.finish();
    });
  };
}
