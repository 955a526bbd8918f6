import { useId } from 'react';
import type { Scope } from '../state.ts';
import { useWords } from './words.ts';

interface ScopeControlsProps {
  /** Names of all collections. */
  readonly collections: readonly string[];
  readonly scope: Scope;
  readonly onChange: (scope: Scope) => void;
}

/** Which collections are asked, and up to which date of publication; folded to one line that says what is chosen. */
export function ScopeControls({ collections, scope, onChange }: ScopeControlsProps) {
  const words = useWords();
  const date = useId();
  const chosen = scope.collections.length === 0 ? words.allCollections : scope.collections.join(', ');
  const until = scope.asOf === null ? words.anyDate : words.untilDate(scope.asOf);
  const toggle = (name: string, on: boolean) => onChange({ ...scope, collections: collections.filter((each) => (each === name ? on : scope.collections.includes(each))) });

  return (
    <details className="scope">
      <summary className="scope__summary">
        {words.scope}: {chosen} · {until}
      </summary>
      <div className="scope__controls">
        <fieldset className="scope__collections">
          <legend className="label">{words.collection}</legend>
          {collections.map((name) => (
            <label key={name} className="scope__choice">
              <input type="checkbox" checked={scope.collections.includes(name)} onChange={(event) => toggle(name, event.target.checked)} />
              {name}
            </label>
          ))}
        </fieldset>
        <div className="scope__date">
          <label className="label" htmlFor={date}>
            {words.asOf}
          </label>
          <input id={date} type="date" value={scope.asOf ?? ''} onChange={(event) => onChange({ ...scope, asOf: event.target.value === '' ? null : event.target.value })} />
          {scope.asOf !== null && (
            <button type="button" className="link" onClick={() => onChange({ ...scope, asOf: null })}>
              {words.clear}
            </button>
          )}
        </div>
      </div>
    </details>
  );
}
