import type { ResearchPart, ResearchTopic } from '../content/research-topics.ts';
import type { Attributes, Source } from '../stage/demo-trace.ts';
import { CHAT_MODELS, playChat } from '../stage/play-chat.ts';
import type { TraceStage } from '../stage/trace-stage.ts';
import type { Scenario } from './scenario.ts';

const SOURCE: Source = { service: 'research-team', scope: 'research.agents' };
const PAGES_PER_SEARCH = 2;

/** A workflow of many agents: a planner, researchers side by side, a writer and a reviewer; more than 60 spans. */
export function createResearchScenario(topic: ResearchTopic): Scenario {
  return ({ newId, openStage }) => {
    const stage = openStage(SOURCE);
    const attributes = {
      'gen_ai.operation.name': 'invoke_workflow',
      'gen_ai.workflow.name': 'research',
      'gen_ai.conversation.id': `research-${newId(8)}`,
      'input.value': topic.question,
      'output.value': topic.report,
    };
    stage.span({ name: 'invoke_workflow research', attributes, takesMs: 6 }, () => {
      playAgent(stage, { name: 'planner', task: topic.question, result: planOf(topic) }, () => {
        playChat(stage, {
          model: CHAT_MODELS.gpt5Mini,
          system: 'Divide the question into parts that can be researched apart.',
          turns: [{ role: 'user', text: topic.question }],
          answer: planOf(topic),
          reasoning: 'What would change the decision? Benefits, costs, people, and whether it can be done at all.',
        });
      });
      stage.parallel(topic.parts.map((part) => () => playResearcher(stage, part)));
      playWriter(stage, topic);
      playReviewer(stage, topic);
    });
    return [stage.finish()];
  };
}

interface AgentOptions {
  readonly name: string;
  readonly task: string;
  readonly result: string;
}

function playAgent(stage: TraceStage, { name, task, result }: AgentOptions, inside: () => void): void {
  const attributes = {
    'gen_ai.operation.name': 'invoke_agent',
    'gen_ai.agent.name': name,
    'gen_ai.agent.id': `agent-${name.replaceAll(/\W+/g, '-').toLowerCase()}`,
    'gen_ai.input.messages': [{ role: 'user', parts: [{ type: 'text', content: task }] }],
    'gen_ai.output.messages': [
      { role: 'assistant', parts: [{ type: 'text', content: result }], finish_reason: 'stop' },
    ],
  };
  stage.span({ name: `invoke_agent ${name}`, attributes }, inside);
}

function playResearcher(stage: TraceStage, part: ResearchPart): void {
  playAgent(stage, { name: `researcher ${part.title}`, task: `Research: ${part.title}`, result: part.finding }, () => {
    for (const query of part.searches) {
      playChat(stage, {
        model: CHAT_MODELS.flash,
        system: 'Choose the next search. Answer with the query only.',
        turns: [{ role: 'user', text: `Part: ${part.title}. Searched so far: ${part.searches.join('; ')}` }],
        answer: query,
      });
      playSearch(stage, query);
    }
    playChat(stage, {
      model: CHAT_MODELS.sonnet,
      system: 'Sum up what the pages say, with numbers, in one or two sentences.',
      turns: [{ role: 'user', text: `Pages about: ${part.searches.join('; ')}` }],
      answer: part.finding,
      cachedTokens: 3072,
    });
  });
}

function playSearch(stage: TraceStage, query: string): void {
  const pages = Array.from(
    { length: PAGES_PER_SEARCH },
    (_, index) => `https://library.example/${stage.random.hex(6)}/${index + 1}`,
  );
  playTool(stage, { name: 'web_search', input: { query }, result: { pages }, takesMs: stage.random.between(180, 700) });
  stage.parallel(
    pages.map((url) => () => {
      const readResult = { url, characters: stage.random.between(1800, 24_000) };
      playTool(stage, {
        name: 'read_page',
        input: { url },
        result: readResult,
        takesMs: stage.random.between(90, 1400),
      });
    }),
  );
}

interface ToolOptions {
  readonly name: string;
  readonly input: Attributes;
  readonly result: Attributes;
  readonly takesMs: number;
}

function playTool(stage: TraceStage, { name, input, result, takesMs }: ToolOptions): void {
  stage.span({
    name: `execute_tool ${name}`,
    takesMs,
    attributes: {
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': name,
      'gen_ai.tool.type': 'function',
      'gen_ai.tool.call.id': `call_${stage.random.hex(12)}`,
      'gen_ai.tool.call.arguments': JSON.stringify(input),
      'gen_ai.tool.call.result': JSON.stringify(result),
    },
  });
}

function playWriter(stage: TraceStage, topic: ResearchTopic): void {
  playAgent(stage, { name: 'writer', task: 'Write the recommendation.', result: topic.report }, () => {
    playChat(stage, {
      model: CHAT_MODELS.sonnet,
      system: 'Write one recommendation with its reasons. No more than five sentences.',
      turns: [{ role: 'user', text: topic.parts.map(({ title, finding }) => `${title}: ${finding}`).join('\n') }],
      answer: topic.report,
      reasoning: 'Weigh the findings against each other; name what speaks against the recommendation as well.',
    });
  });
}

function playReviewer(stage: TraceStage, topic: ResearchTopic): void {
  const verdict = 'Approved. Every number in the recommendation is in the findings.';
  playAgent(
    stage,
    { name: 'reviewer', task: 'Check the recommendation against the findings.', result: verdict },
    () => {
      playChat(stage, {
        model: CHAT_MODELS.gpt5Mini,
        system: 'Check that every claim is backed by a finding.',
        turns: [{ role: 'user', text: topic.report }],
        answer: verdict,
      });
    },
  );
}

function planOf(topic: ResearchTopic): string {
  return topic.parts.map(({ title }, index) => `${index + 1}. ${title}`).join('\n');
}
