import type { NormalizedSpanBody, SpanDetailBody } from '@gander/api/gander/span-schemas';
import { ChevronRight } from 'lucide-react';

import { AttributeTable } from './AttributeTable.tsx';
import { ConversationView } from './ConversationView.tsx';
import { DocumentCards } from './DocumentCards.tsx';
import { ErrorBlock } from './ErrorBlock.tsx';
import { ModelParameters } from './ModelParameters.tsx';
import { SpanFacts } from './SpanFacts.tsx';
import { toDocuments } from './to-documents.ts';
import { toSpanFailure } from './to-span-failure.ts';
import { toVectors } from './to-vectors.ts';
import { UsageAndCost } from './UsageAndCost.tsx';
import { ValueBlock } from './ValueBlock.tsx';
import { VectorNote } from './VectorNote.tsx';

/** What the span did, in the form that is easiest to read: a conversation, a tool call, or its inputs and outputs. */
export function OverviewTab({ detail }: { readonly detail: SpanDetailBody }) {
  const { normalized, span } = detail;
  const failure = toSpanFailure(detail);
  const isConversation = normalized.messages !== undefined || normalized.responseMessages !== undefined;
  return (
    // A scrolling region must be reachable by keyboard.
    <div
      tabIndex={0}
      role="region"
      aria-label="Overview"
      className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-3 -outline-offset-2"
    >
      {failure !== undefined && <ErrorBlock failure={failure} />}
      <SpanFacts detail={detail} about="model" />
      <UsageAndCost normalized={normalized} costUsd={span.costUsd} />
      {normalized.params !== undefined && <ModelParameters params={normalized.params} />}
      <ContentNote content={normalized.content} />
      {isConversation ? <ConversationView normalized={normalized} /> : <InputsAndOutputs normalized={normalized} />}
      <MoreValues normalized={normalized} hasConversation={isConversation} />
      <SpanFacts detail={detail} about="span" />
    </div>
  );
}

function InputsAndOutputs({ normalized }: { readonly normalized: NormalizedSpanBody }) {
  const { inputs, outputs, tool, type } = normalized;
  const isSearch = type === 'RETRIEVER' || type === 'RERANKER';
  const candidates = isSearch ? toCandidates(inputs) : undefined;
  const documents = isSearch ? toDocuments(outputs) : undefined;
  const vectors = type === 'EMBEDDING' ? toVectors(outputs) : undefined;
  const input = candidates?.query ?? inputs;
  return (
    <>
      {tool?.description !== undefined && <p className="text-ink-soft">{tool.description}</p>}
      {input !== undefined ? (
        <ValueBlock
          label={tool !== undefined ? 'Arguments' : isSearch ? 'Query' : 'Input'}
          value={input}
          path={['normalized', 'inputs']}
        />
      ) : (
        tool?.arguments !== undefined && (
          <ValueBlock label="Arguments" value={tool.arguments} path={['normalized', 'tool', 'arguments']} />
        )
      )}
      {candidates !== undefined && <DocumentCards title="Candidates" documents={candidates.documents} />}
      {documents !== undefined ? (
        <DocumentCards title={type === 'RERANKER' ? 'Ranked' : 'Found'} documents={documents} />
      ) : vectors !== undefined ? (
        <VectorNote vectors={vectors} value={outputs ?? null} />
      ) : (
        <Output normalized={normalized} />
      )}
    </>
  );
}

function Output({ normalized: { outputs, tool } }: { readonly normalized: NormalizedSpanBody }) {
  const isError = tool?.isError === true;
  if (outputs !== undefined) {
    const label = tool === undefined ? 'Output' : 'Result';
    return <ValueBlock label={label} value={outputs} path={['normalized', 'outputs']} isError={isError} />;
  }
  if (tool?.result === undefined) return null;
  return <ValueBlock label="Result" value={tool.result} path={['normalized', 'tool', 'result']} isError={isError} />;
}

/** A reranker is given a question and documents. */
function toCandidates(inputs: NormalizedSpanBody['inputs']) {
  if (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs)) return undefined;
  const documents = toDocuments(inputs['documents']);
  return documents === undefined ? undefined : { documents, query: inputs['query'] };
}

/** What else was said: closed, because it repeats the conversation or matters rarely. */
function MoreValues({ normalized, hasConversation }: { normalized: NormalizedSpanBody; hasConversation: boolean }) {
  const { inputs, outputs, metadata } = normalized;
  return (
    <>
      {Object.keys(metadata).length > 0 && <Metadata metadata={metadata} />}
      {hasConversation && inputs !== undefined && (
        <ValueBlock label="Input as sent" value={inputs} path={['normalized', 'inputs']} isFolded />
      )}
      {hasConversation && outputs !== undefined && (
        <ValueBlock label="Output as sent" value={outputs} path={['normalized', 'outputs']} isFolded />
      )}
    </>
  );
}

function Metadata({ metadata }: Pick<NormalizedSpanBody, 'metadata'>) {
  return (
    <details className="group/metadata shrink-0">
      <summary className="flex h-6 cursor-pointer list-none items-center gap-1 text-xs font-semibold text-ink-soft hover:text-ink">
        <ChevronRight size={13} className="group-open/metadata:rotate-90" />
        Metadata
      </summary>
      <div className="overflow-hidden rounded-lg border-x border-line">
        <AttributeTable entries={Object.entries(metadata)} path={['normalized', 'metadata']} />
      </div>
    </details>
  );
}

const CONTENT_NOTES = {
  full: undefined,
  truncated: 'The program sent only a part of the content.',
  redacted: 'The content was redacted before it was sent.',
  external: 'The program stored the content elsewhere; the metadata says where.',
  missing: 'This span carries no content: the program that sent it does not record inputs and outputs.',
} as const satisfies Record<NormalizedSpanBody['content'], string | undefined>;

function ContentNote({ content }: { readonly content: NormalizedSpanBody['content'] }) {
  const note = CONTENT_NOTES[content];
  return note === undefined ? null : <p className="text-xs text-ink-faint">{note}</p>;
}
