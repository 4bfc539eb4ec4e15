import { useState } from 'react';

import { CodeBlock } from '../../ui/CodeBlock.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { IDENTITY_GUIDES } from './identity-snippets.ts';

const ITEMS = IDENTITY_GUIDES.map(({ id, name }) => ({ value: id, label: name }));

const WORDS = {
  session: {
    title: 'No trace says which session it belongs to',
    text: 'Give the traces of one conversation the same session id, and they are shown here as one conversation.',
  },
  user: {
    title: 'No trace says whose it is',
    text: 'Send a user id with your traces, and this page shows who uses the program, what it costs and what fails.',
  },
} as const;

type GuideId = (typeof IDENTITY_GUIDES)[number]['id'];

/** No session or no user yet: how to send their ids. The list takes its place as soon as one arrives. */
export function FirstSessionPanel({ about }: { readonly about: keyof typeof WORDS }) {
  const [chosen, setChosen] = useState<GuideId>('otel');
  const guide = IDENTITY_GUIDES.find(({ id }) => id === chosen) ?? IDENTITY_GUIDES[0];
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-8">
        <div>
          <h1 className="text-lg font-semibold">{WORDS[about].title}</h1>
          <p className="mt-1 text-ink-soft">{WORDS[about].text}</p>
        </div>
        <Tabs label="How to send the ids" items={ITEMS} value={chosen} onChange={setChosen}>
          <div className="flex flex-col gap-3 px-1 py-4">
            <p className="text-ink-soft">{guide.intro}</p>
            <CodeBlock title="In your program" code={guide.code} />
          </div>
        </Tabs>
      </div>
    </div>
  );
}
