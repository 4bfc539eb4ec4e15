import type { SpanType } from '@gander/core/span-type';
import {
  ArrowDownUp,
  Bot,
  Boxes,
  Brain,
  Circle,
  FileSearch,
  Gauge,
  Link2,
  ListChecks,
  type LucideIcon,
  MessageSquareText,
  ScanText,
  ShieldCheck,
  ChartScatter,
  Workflow,
  Wrench,
} from 'lucide-react';

/** How a span type looks wherever spans are shown. */
export interface SpanTypeLook {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly textClass: string;
  readonly barClass: string;
}

const MODEL = { textClass: 'text-hue-model', barClass: 'bg-hue-model' } as const;
const AGENT = { textClass: 'text-hue-agent', barClass: 'bg-hue-agent' } as const;
const TOOL = { textClass: 'text-hue-tool', barClass: 'bg-hue-tool' } as const;
const CHAIN = { textClass: 'text-hue-chain', barClass: 'bg-hue-chain' } as const;
const RETRIEVER = { textClass: 'text-hue-retriever', barClass: 'bg-hue-retriever' } as const;
const MEMORY = { textClass: 'text-hue-memory', barClass: 'bg-hue-memory' } as const;
const GUARD = { textClass: 'text-hue-guard', barClass: 'bg-hue-guard' } as const;
const OTHER = { textClass: 'text-hue-other', barClass: 'bg-hue-other' } as const;

const LOOKS: Readonly<Record<string, SpanTypeLook>> = {
  CHAT_MODEL: { label: 'Chat model', icon: MessageSquareText, ...MODEL },
  LLM: { label: 'LLM', icon: MessageSquareText, ...MODEL },
  AGENT: { label: 'Agent', icon: Bot, ...AGENT },
  TOOL: { label: 'Tool', icon: Wrench, ...TOOL },
  CHAIN: { label: 'Chain', icon: Link2, ...CHAIN },
  WORKFLOW: { label: 'Workflow', icon: Workflow, ...CHAIN },
  TASK: { label: 'Task', icon: ListChecks, ...CHAIN },
  RETRIEVER: { label: 'Retriever', icon: FileSearch, ...RETRIEVER },
  EMBEDDING: { label: 'Embedding', icon: ChartScatter, ...RETRIEVER },
  RERANKER: { label: 'Reranker', icon: ArrowDownUp, ...RETRIEVER },
  PARSER: { label: 'Parser', icon: ScanText, ...CHAIN },
  MEMORY: { label: 'Memory', icon: Brain, ...MEMORY },
  GUARDRAIL: { label: 'Guardrail', icon: ShieldCheck, ...GUARD },
  EVALUATOR: { label: 'Evaluator', icon: Gauge, ...GUARD },
  UNKNOWN: { label: 'Span', icon: Circle, ...OTHER },
};

/** A type nobody listed is shown under its own name. */
export function toSpanTypeLook(type: SpanType): SpanTypeLook {
  return LOOKS[type] ?? { label: type, icon: Boxes, ...OTHER };
}
