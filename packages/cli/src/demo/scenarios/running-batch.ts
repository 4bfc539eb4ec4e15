import type { Source } from '../stage/demo-trace.ts';
import { CHAT_MODELS, playChat } from '../stage/play-chat.ts';
import type { Scenario } from './scenario.ts';

const SOURCE: Source = { service: 'review-classifier', scope: 'batch' };
const REVIEWS = [
  ['The zip jams after a week. Otherwise a lovely tent.', 'quality: zip'],
  ['Arrived a day early, and the driver carried it upstairs!', 'delivery: praise'],
  ['Runs small. Exchanged for 41, now perfect.', 'fit: small'],
  ['配色がとても綺麗です。', 'design: praise'],
] as const;

/** A batch that has not ended: its root span is still open, so only what has finished inside it has been sent. */
export const playRunningBatch: Scenario = ({ openStage }) => {
  const stage = openStage(SOURCE);
  stage.span({ name: 'classify 5,000 reviews', isOpen: true }, () => {
    for (const [review, label] of REVIEWS) {
      playChat(stage, {
        model: CHAT_MODELS.flash,
        system: 'Classify the review as area: judgement.',
        turns: [{ role: 'user', text: review }],
        answer: label,
      });
    }
  });
  return [stage.finish()];
};
