import { createSample, type LintSample } from './lint-sample.ts';

/** React and the browser. */
export const WEB_SAMPLES: readonly LintSample[] = [
  createSample('react/rules-of-hooks', 'packages/web/src/Panel.tsx', {
    bad: "import { useState } from 'react';\n\nexport function Panel({ open }: { open: boolean }) {\n  if (!open) return null;\n  const [text] = useState('');\n  return <p>{text}</p>;\n}",
    good: "import { useState } from 'react';\n\nexport function Panel({ open }: { open: boolean }) {\n  const [text] = useState('');\n  return open ? <p>{text}</p> : null;\n}",
  }),
  createSample('react/exhaustive-deps', 'packages/web/src/Panel.tsx', {
    bad: "import { useEffect } from 'react';\n\nexport function Panel({ title }: { title: string }) {\n  useEffect(() => {\n    document.title = title;\n  }, []);\n  return <p>{title}</p>;\n}",
    good: "import { useEffect } from 'react';\n\nexport function Panel({ title }: { title: string }) {\n  useEffect(() => {\n    document.title = title;\n  }, [title]);\n  return <p>{title}</p>;\n}",
  }),
  createSample('react/no-danger', 'packages/web/src/Panel.tsx', {
    bad: 'export function Panel({ html }: { html: string }) {\n  return <p dangerouslySetInnerHTML={{ __html: html }} />;\n}',
    good: 'export function Panel({ html }: { html: string }) {\n  return <p>{html}</p>;\n}',
  }),
  createSample('react/no-array-index-key', 'packages/web/src/Panel.tsx', {
    bad: 'export function Panel({ rows }: { rows: string[] }) {\n  return rows.map((row, index) => <p key={index}>{row}</p>);\n}',
    good: 'export function Panel({ rows }: { rows: string[] }) {\n  return rows.map((row) => <p key={row}>{row}</p>);\n}',
  }),
  createSample('react/jsx-no-target-blank', 'packages/web/src/Panel.tsx', {
    bad: 'export function Panel({ url }: { url: string }) {\n  return (\n    <a href={url} target="_blank">\n      open\n    </a>\n  );\n}',
    good: 'export function Panel({ url }: { url: string }) {\n  return (\n    <a href={url} target="_blank" rel="noreferrer">\n      open\n    </a>\n  );\n}',
  }),
  createSample('react/button-has-type', 'packages/web/src/Panel.tsx', {
    bad: 'export function Panel() {\n  return <button>open</button>;\n}',
    good: 'export function Panel() {\n  return <button type="button">open</button>;\n}',
  }),
];
