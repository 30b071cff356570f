declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: 'sfnt'; keepFeatures: readonly string[]; noHinting: boolean; preserveNameIds: readonly number[] },
  ): Promise<Uint8Array>;
}
