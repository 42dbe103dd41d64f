/** A day in numbers: 15-02-2015. */
export const numbers = (date) => date.toISOString().slice(0, 10).split("-").reverse().join("-");

/** A day as an element of time. */
export const day = (date) =>
  `<time datetime="${date.toISOString().slice(0, 10)}">${numbers(date)}</time>`;
