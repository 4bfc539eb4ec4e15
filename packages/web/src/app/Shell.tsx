import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';

import { CommandSourcesContext, createCommandSources } from '../features/palette/command-sources.ts';
import { PaletteHost } from '../features/palette/PaletteHost.tsx';
import { ImportZone } from '../features/share/import/ImportZone.tsx';
import { Breadcrumb } from './Breadcrumb.tsx';
import { ConnectionBadge } from './ConnectionBadge.tsx';
import { Logo } from './Logo.tsx';
import { ThemeToggle } from './ThemeToggle.tsx';

/** What stands around every page. */
export function Shell() {
  const [sources] = useState(createCommandSources);
  return (
    <CommandSourcesContext value={sources}>
      <div className="flex h-full flex-col">
        <a
          href="#main"
          className="sr-only z-50 rounded bg-accent px-3 py-1 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
        >
          Skip to content
        </a>
        <header className="flex h-11 shrink-0 items-center gap-2 border-b border-line bg-surface px-3">
          <Link to="/" aria-label="Gander: all experiments" className="flex items-center gap-2 rounded">
            <Logo />
            <span className="text-[0.9375rem] font-semibold tracking-tight max-sm:hidden">Gander</span>
          </Link>
          <Breadcrumb />
          <div className="ml-auto flex shrink-0 items-center gap-1">
            <ConnectionBadge />
            <PaletteHost />
            <ThemeToggle />
          </div>
        </header>
        <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
          <Outlet />
        </main>
        <ImportZone />
      </div>
    </CommandSourcesContext>
  );
}
