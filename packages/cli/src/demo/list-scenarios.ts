import { CHATS } from './content/chats.ts';
import { HANDBOOK_QUESTIONS } from './content/handbook-questions.ts';
import { RESEARCH_TOPICS } from './content/research-topics.ts';
import { SUPPORT_SESSIONS } from './content/support-sessions.ts';
import { TRIP_REQUESTS } from './content/trip-requests.ts';
import { playCutAnswer, playRateLimit, playRecovery, playTimeout } from './scenarios/failures.ts';
import { createHandbookScenario } from './scenarios/handbook-scenario.ts';
import { playLongReport } from './scenarios/long-report.ts';
import { createChatScenario } from './scenarios/chat-scenario.ts';
import { createResearchScenario } from './scenarios/research-scenario.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { createShopScenario } from './scenarios/shop-scenario.ts';
import { createSupportScenario } from './scenarios/support-scenario.ts';
import { createTripScenario } from './scenarios/trip-scenario.ts';

/** Every story of the demo that has an end. */
export function listScenarios(): readonly Scenario[] {
  return [
    ...SUPPORT_SESSIONS.map(createSupportScenario),
    ...TRIP_REQUESTS.map(createTripScenario),
    ...CHATS.map(createChatScenario),
    ...HANDBOOK_QUESTIONS.map(createHandbookScenario),
    ...RESEARCH_TOPICS.map(createResearchScenario),
    createShopScenario('Do you have a storm lantern?', 'Yes, 17 in stock. It burns 40 hours on one filling. 🏮'),
    createShopScenario(
      'Is the storm lantern allowed in hand luggage?',
      'Empty and dry, yes. Please pack the fuel at home.',
    ),
    playRateLimit,
    playTimeout,
    playRecovery,
    playCutAnswer,
    playLongReport,
  ];
}
