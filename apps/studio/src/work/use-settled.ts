import { useEffect, useState } from 'react';

/** A value once it has stood still for a while: what people type is not asked about at every letter. */
export function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(key)), ms);
    return () => clearTimeout(timer);
  }, [key, ms]);
  return settled;
}
