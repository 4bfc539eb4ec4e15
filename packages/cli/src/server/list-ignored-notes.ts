import { findOptionValue, type OptionSources } from '../options/find-option-value.ts';
import { IGNORED_SERVER_OPTIONS, type IgnoredOption } from './ignored-server-options.ts';

/** One line for every option that was given, by flag or variable, and changes nothing. */
export function listIgnoredNotes(sources: OptionSources): string[] {
  const notes = Object.values<IgnoredOption>(IGNORED_SERVER_OPTIONS).flatMap((option) => {
    const value = findOptionValue(option, sources);
    return value === undefined ? [] : [`note: ${value.setBy} has no effect: ${option.why}.`];
  });
  return [...new Set(notes)];
}
