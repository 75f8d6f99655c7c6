/** Text with a capital letter at its start; what has one keeps it. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
