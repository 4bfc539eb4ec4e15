import { Outlet } from '@tanstack/react-router';
import { FileText } from 'lucide-react';

import { Logo } from '../app/Logo.tsx';
import { ThemeToggle } from '../app/ThemeToggle.tsx';
import { formatExactTime } from '../format/time.ts';
import { useArchive } from './archive-context.ts';
import { ViewerKeys } from './ViewerKeys.tsx';

/** What stands around a saved trace. */
export function ViewerShell() {
  const { head } = useArchive();
  const savedAt = formatExactTime(BigInt(head.savedAtMs) * 1_000_000n).slice(0, 16);
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-11 shrink-0 items-center gap-2 border-b border-line bg-surface px-3">
        <Logo />
        <span className="text-[0.9375rem] font-semibold tracking-tight">Gander</span>
        <span
          className="flex min-w-0 items-center gap-1.5 text-xs text-ink-soft"
          title={`By Gander ${head.ganderVersion}`}
        >
          <FileText size={14} aria-hidden className="shrink-0" />
          <span className="truncate">Saved trace · {savedAt}</span>
        </span>
        <div className="ml-auto flex items-center gap-1">
          <ViewerKeys />
          <ThemeToggle />
        </div>
      </header>
      <main className="flex min-h-0 flex-1 flex-col">
        <Outlet />
      </main>
    </div>
  );
}
