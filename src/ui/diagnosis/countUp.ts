import { useEffect, useState } from "react";

/** Counts up to a number, one a task: each chart takes about a frame to mount. */
export function useCountUp(end: number): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (count >= end) return;
    const timer = setTimeout(() => setCount(count + 1));
    return () => clearTimeout(timer);
  }, [count, end]);
  return count;
}
