import { Link } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';

import { Notice } from '../ui/Notice.tsx';

export function NotFoundPage() {
  return (
    <Notice
      tone="error"
      icon={<SearchX size={22} />}
      title="There is no such page"
      actions={
        <Link to="/" className="font-medium text-accent-ink underline underline-offset-2">
          All experiments
        </Link>
      }
    >
      The address may be incomplete, or from another version of Gander.
    </Notice>
  );
}
