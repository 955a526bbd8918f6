import { useCallback, useEffect, useState } from 'react';
import { hashOf, placeOf, type Place } from '../place.ts';

/** Where the address says the reader is, and how to go elsewhere; back and forward work. */
export function usePlace(): readonly [Place, (place: Place) => void] {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const follow = () => setPlace(placeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const go = useCallback((next: Place) => {
    location.hash = hashOf(next);
  }, []);
  return [place, go];
}
