/** How much of a picture a machine made (IPTC NewsCodes, "Digital Source Type"). */
export type DigitalSourceType =
  | 'algorithmicallyEnhanced'
  | 'compositeSynthetic'
  | 'compositeWithTrainedAlgorithmicMedia'
  | 'trainedAlgorithmicMedia';

const NEWSCODES = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/**
 * The XMP packet that tells readers of the file that an algorithm altered it (IPTC Photo Metadata Standard,
 * `Iptc4xmpExt:DigitalSourceType`). Carries no time and no ids: the same picture has the same bytes.
 */
export function provenanceXmp(source: DigitalSourceType): string {
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about=""',
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    ' xmp:CreatorTool="Atelier"',
    ` Iptc4xmpExt:DigitalSourceType="${NEWSCODES}${source}"/>`,
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('');
}
