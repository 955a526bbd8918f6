import { useEffect, useRef, useState } from 'react';
import type { Client } from '../client.ts';
import { useSession } from '../session.ts';
import { preferredLanguage, rememberLanguage, WORDS, type Language } from '../text.ts';
import { ArticlePane } from './article-pane.tsx';
import { Evaluations } from './evaluations.tsx';
import { Header } from './header.tsx';
import { QuestionBox } from './question-box.tsx';
import { TurnView } from './turn.tsx';
import { useNarrow } from './use-narrow.ts';
import { usePlace } from './use-place.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { Welcome } from './welcome.tsx';
import { WordsContext } from './words.ts';

/** The whole page: conversation on the left, the opened source beside it (over it on a narrow screen). */
export function App({ client }: { readonly client: Client }) {
  const [language, setLanguage] = useState<Language>(preferredLanguage);
  const session = useSession(client);
  const { state, overview, running } = session;
  const questionBox = useRef<HTMLTextAreaElement>(null);
  const opener = useRef<Element | null>(null);
  const narrow = useNarrow();
  const [place, go] = usePlace();
  const covered = narrow && state.pane !== null && place.kind === 'conversation';
  const lastTurn = state.turns.at(-1);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const close = () => {
    const focusInside = document.activeElement?.closest('.pane') !== null;
    session.close();
    if (!focusInside) return;
    // The button may be under `inert` until the next paint.
    requestAnimationFrame(() => (opener.current instanceof HTMLElement ? opener.current : questionBox.current)?.focus());
  };
  const open: typeof session.open = (target) => {
    opener.current = document.activeElement;
    session.open(target);
  };
  useShortcuts({ focusQuestion: () => questionBox.current?.focus(), close: state.pane ? close : null, covered });

  return (
    <WordsContext value={WORDS[language]}>
      <div className={state.pane && place.kind === 'conversation' ? 'page page--split' : 'page'}>
        <Header
          overview={overview}
          language={language}
          onLanguage={(chosen) => {
            setLanguage(chosen);
            rememberLanguage(chosen);
          }}
          onNewConversation={state.turns.length === 0 || place.kind === 'evaluations' ? null : () => {
            session.newConversation();
            questionBox.current?.focus();
          }}
          onEvaluations={() => go(place.kind === 'evaluations' ? { kind: 'conversation' } : { kind: 'evaluations', id: null })}
          evaluating={place.kind === 'evaluations'}
          inert={covered}
        />
        {place.kind === 'evaluations' && <Evaluations client={client} id={place.id} onGo={go} />}
        <main className="conversation" inert={covered} hidden={place.kind === 'evaluations'}>
          <div className="turns">
            {state.turns.length === 0 ? (
              <Welcome overview={overview} onOpen={open} />
            ) : (
              state.turns.map((turn) => (
                <TurnView
                  key={turn.id}
                  turn={turn}
                  isLast={turn === lastTurn}
                  openOrigin={state.pane?.target.origin ?? null}
                  onOpen={open}
                  onRetry={running ? null : () => session.retry(turn.id)}
                />
              ))
            )}
          </div>
          <QuestionBox ref={questionBox} running={running} isFollowUp={state.turns.length > 0} onAsk={session.ask} onStop={session.stop} />
        </main>
        {state.pane && place.kind === 'conversation' && <ArticlePane pane={state.pane} onClose={close} onRetry={() => session.open(state.pane!.target)} />}
      </div>
    </WordsContext>
  );
}
