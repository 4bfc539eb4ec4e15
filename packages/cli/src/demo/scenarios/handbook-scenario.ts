import type { HandbookQuestion } from '../content/handbook-questions.ts';
import type { Attributes, Source } from '../stage/demo-trace.ts';
import { estimateTokens } from '../stage/estimate-tokens.ts';
import { CHAT_MODELS, playChat } from '../stage/play-chat.ts';
import type { TraceStage } from '../stage/trace-stage.ts';
import type { Scenario } from './scenario.ts';

const SOURCE: Source = { service: 'handbook-search', scope: 'handbook.rag' };
const SYSTEM =
  'Answer only from the passages. Cite the id of each passage you use in brackets. Say so when they do not answer.';
const EMBEDDING_MODEL = 'text-embedding-3-small';

/** Retrieval-augmented generation in the GenAI conventions: embed, retrieve, answer, and a judgement of the answer. */
export function createHandbookScenario(item: HandbookQuestion): Scenario {
  return ({ openStage }) => {
    const stage = openStage(SOURCE);
    const attributes = {
      'gen_ai.operation.name': 'invoke_workflow',
      'gen_ai.workflow.name': 'handbook-search',
      'input.value': item.question,
      'output.value': item.answer,
    };
    stage.span({ name: 'invoke_workflow handbook-search', attributes }, () => {
      playRetrieval(stage, item);
      const passages = item.passages.map(({ id, content }) => `[${id}] ${content}`).join('\n');
      playChat(stage, {
        model: CHAT_MODELS.gpt5Mini,
        system: SYSTEM,
        turns: [{ role: 'user', text: `Passages:\n${passages}\n\nQuestion: ${item.question}` }],
        answer: item.answer,
      });
      playJudge(stage, item.groundedness);
    });
    return [stage.finish()];
  };
}

function playRetrieval(stage: TraceStage, { question, passages }: HandbookQuestion): void {
  const attributes: Attributes = {
    'gen_ai.operation.name': 'retrieval',
    'gen_ai.data_source.id': 'handbook-v7',
    'gen_ai.retrieval.query.text': question,
    'gen_ai.retrieval.documents': passages.map(({ id, score, content }) => ({ id, score, content })),
  };
  stage.span({ name: 'retrieval handbook-v7', attributes, takesMs: stage.random.between(2, 9) }, () => {
    stage.span({
      name: `embeddings ${EMBEDDING_MODEL}`,
      kind: 'client',
      takesMs: stage.random.between(60, 190),
      attributes: {
        'gen_ai.operation.name': 'embeddings',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': EMBEDDING_MODEL,
        'gen_ai.response.model': EMBEDDING_MODEL,
        'gen_ai.embeddings.dimension.count': 1536,
        'gen_ai.usage.input_tokens': estimateTokens(question),
        'server.address': 'api.openai.com',
      },
    });
    stage.span({
      name: 'SELECT passages',
      kind: 'client',
      takesMs: stage.random.between(8, 40),
      attributes: {
        'db.system.name': 'postgresql',
        'db.operation.name': 'SELECT',
        'db.query.text':
          'SELECT id, content, 1 - (embedding <=> $1) AS score FROM passages ORDER BY embedding <=> $1 LIMIT 8',
      },
    });
  });
}

function playJudge(stage: TraceStage, groundedness: number): void {
  stage.span({ name: 'judge groundedness', takesMs: stage.random.between(300, 700) }, (span) => {
    span.addEvent('gen_ai.evaluation.result', {
      'gen_ai.evaluation.name': 'Groundedness',
      'gen_ai.evaluation.score.value': groundedness,
      'gen_ai.evaluation.score.label': groundedness > 0.9 ? 'grounded' : 'partly grounded',
    });
  });
}
