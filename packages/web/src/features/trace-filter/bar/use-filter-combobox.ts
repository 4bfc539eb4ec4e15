import { type AriaAttributes, type InputHTMLAttributes, type RefObject, useId, useRef, useState } from 'react';

import type { TraceFilterUrl } from '../../trace-list/url.ts';
import type { Suggestion } from './list-suggestions.ts';
import { toOptionId } from './SuggestionList.tsx';
import { type BarAction, toBarAction } from './to-bar-action.ts';
import { useCaret } from './use-caret.ts';
import type { FilterDraft } from './use-filter-draft.ts';
import { type Suggestions, useSuggestions } from './use-suggestions.ts';

export interface FilterComboboxOptions {
  readonly experimentId: string;
  readonly url: TraceFilterUrl;
  readonly draft: FilterDraft;
  readonly input: RefObject<HTMLInputElement | null>;
}

export interface FilterCombobox {
  readonly listId: string;
  readonly suggestions: Suggestions;
  readonly isListShown: boolean;
  readonly activeIndex: number | undefined;
  readonly choose: (suggestion: Suggestion) => void;
  readonly inputProps: InputHTMLAttributes<HTMLInputElement>;
}

/**
 * An editable combobox (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/): the list follows the caret. Enter searches,
 * unless a line of the list is chosen; Tab completes; Escape closes the list, then leaves the bar as it was.
 */
export function useFilterCombobox({ experimentId, url, draft, input }: FilterComboboxOptions): FilterCombobox {
  const caret = useCaret(input, draft.text);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState<number>();
  const listId = useId();
  const isLeaving = useRef(false);
  const suggestions = useSuggestions({ experimentId, text: draft.text, caret: caret.at, url, isOpen });
  const { items, isChoiceNeeded } = suggestions;
  const isListShown = isOpen && (items.length > 0 || suggestions.isLoading || suggestions.note !== undefined);
  const activeIndex = active ?? (isChoiceNeeded && items.length > 0 ? 0 : undefined);

  function choose(suggestion: Suggestion) {
    caret.moveTo(suggestion.caret);
    setActive(undefined);
    if (suggestion.isComplete) draft.apply(suggestion.text);
    else draft.setText(suggestion.text);
    setOpen(!suggestion.isComplete);
  }

  function act(action: BarAction) {
    if (action.kind === 'choose') choose(action.suggestion);
    else if (action.kind === 'step' && isListShown) setActive(step(activeIndex, action.by, items.length));
    else if (action.kind === 'step') setOpen(true);
    else if (action.kind === 'search') draft.apply();
    else if (action.kind === 'leave') {
      isLeaving.current = true;
      draft.reset();
      input.current?.blur();
      isLeaving.current = false;
    }
    if (action.kind === 'search' || action.kind === 'close') setOpen(false);
  }

  return {
    listId,
    suggestions,
    isListShown,
    activeIndex: isListShown ? activeIndex : undefined,
    choose,
    inputProps: {
      ...toComboboxAttributes({ listId, isListShown, activeIndex }),
      onKeyDown(event) {
        if (event.nativeEvent.isComposing) return;
        const chosen = activeIndex === undefined ? undefined : items[activeIndex];
        const action = toBarAction(event, { text: draft.text, isListShown, chosen, first: items[0] });
        if (action === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        act(action);
      },
      onChange(event) {
        draft.setText(event.target.value);
        caret.follow(event.target);
        setActive(undefined);
        setOpen(true);
      },
      onSelect(event) {
        caret.follow(event.currentTarget);
      },
      onFocus() {
        setOpen(true);
      },
      onClick() {
        setOpen(true);
      },
      onBlur() {
        setOpen(false);
        if (!isLeaving.current && draft.isChanged) draft.apply();
      },
    },
  };
}

interface ComboboxState {
  readonly listId: string;
  readonly isListShown: boolean;
  readonly activeIndex: number | undefined;
}

function toComboboxAttributes({
  listId,
  isListShown,
  activeIndex,
}: ComboboxState): AriaAttributes & { role: 'combobox' } {
  return {
    role: 'combobox',
    'aria-expanded': isListShown,
    'aria-autocomplete': 'list',
    ...(isListShown && { 'aria-controls': listId }),
    ...(isListShown && activeIndex !== undefined && { 'aria-activedescendant': toOptionId(listId, activeIndex) }),
  };
}

/** Round the list, and from nowhere to its first or last line. */
function step(index: number | undefined, by: 1 | -1, count: number): number | undefined {
  if (count === 0) return undefined;
  if (index === undefined) return by === 1 ? 0 : count - 1;
  return (index + by + count) % count;
}
