/** Text with a capital letter at its start; what has one keeps it. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
