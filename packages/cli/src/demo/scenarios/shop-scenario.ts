import type { Attributes, Source } from '../stage/demo-trace.ts';
import { type AskedTool, CHAT_MODELS, type ChatTurn, playChat } from '../stage/play-chat.ts';
import type { TraceStage } from '../stage/trace-stage.ts';
import type { Scenario } from './scenario.ts';

const WEB: Source = { service: 'shop-web', scope: '@opentelemetry/instrumentation-http' };
const ASSISTANT: Source = { service: 'shop-assistant', scope: 'shop.assistant' };
const INVENTORY: Source = { service: 'inventory-api', scope: 'io.opentelemetry.spring-webmvc' };

/** One request through three services: a web server, the agent behind it, and the API and database the agent asks. */
export function createShopScenario(question: string, answer: string): Scenario {
  return ({ openStage }) => {
    const stage = openStage(WEB);
    const attributes: Attributes = {
      'http.request.method': 'POST',
      'http.route': '/api/ask',
      'url.path': '/api/ask',
      'http.response.status_code': 200,
      'user_agent.original': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Firefox/149.0',
    };
    stage.span({ name: 'POST /api/ask', kind: 'server', attributes }, () => {
      stage.span(
        { name: 'POST', kind: 'client', attributes: { 'http.request.method': 'POST', 'server.address': 'assistant' } },
        () => {
          stage.wait(stage.random.between(1, 5));
          stage.within(ASSISTANT, () => playAssistant(stage, question, answer));
        },
      );
    });
    return [stage.finish()];
  };
}

function playAssistant(stage: TraceStage, question: string, answer: string): void {
  const attributes = {
    'gen_ai.operation.name': 'invoke_agent',
    'gen_ai.agent.name': 'shop-assistant',
    'gen_ai.input.messages': [{ role: 'user', parts: [{ type: 'text', content: question }] }],
    'gen_ai.output.messages': [
      { role: 'assistant', parts: [{ type: 'text', content: answer }], finish_reason: 'stop' },
    ],
  };
  stage.span({ name: 'invoke_agent shop-assistant', kind: 'server', attributes }, () => {
    const call = { id: `call_${stage.random.hex(12)}`, name: 'check_stock', input: { query: 'storm lantern' } };
    const asked: ChatTurn = { role: 'user', text: question };
    playChat(stage, { model: CHAT_MODELS.gpt5Mini, turns: [asked], answer: 'Checking the stock.', calls: [call] });
    playStockTool(stage, call);
    const turns: ChatTurn[] = [
      asked,
      { role: 'assistant', text: 'Checking the stock.', calls: [call] },
      { role: 'tool', id: call.id, result: STOCK },
    ];
    playChat(stage, { model: CHAT_MODELS.gpt5Mini, turns, answer, isStream: true });
  });
}

const STOCK = '{"sku":"LAMP-STORM","inStock":17}';

function playStockTool(stage: TraceStage, { id, name, input }: AskedTool): void {
  const tool = {
    'gen_ai.operation.name': 'execute_tool',
    'gen_ai.tool.name': name,
    'gen_ai.tool.type': 'function',
    'gen_ai.tool.call.id': id,
    'gen_ai.tool.call.arguments': JSON.stringify(input),
    'gen_ai.tool.call.result': STOCK,
  };
  const query = {
    'db.system.name': 'postgresql',
    'db.operation.name': 'SELECT',
    'db.query.text': 'SELECT sku, sum(quantity) FROM stock WHERE name ILIKE $1 GROUP BY sku',
  };
  stage.span({ name: 'execute_tool check_stock', attributes: tool }, () => {
    stage.span(
      { name: 'GET', kind: 'client', attributes: { 'http.request.method': 'GET', 'server.address': 'inventory' } },
      () => {
        stage.within(INVENTORY, () => {
          const route = { 'http.request.method': 'GET', 'http.route': '/stock', 'http.response.status_code': 200 };
          stage.span({ name: 'GET /stock', kind: 'server', attributes: route }, () => {
            stage.span({
              name: 'SELECT stock',
              kind: 'client',
              attributes: query,
              takesMs: stage.random.between(4, 35),
            });
          });
        });
      },
    );
  });
}
