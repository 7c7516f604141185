//! The code pages of DOS, which browsers never knew: the letters of the bytes 0x80 to 0xff.

/// A code page: its name as it is said, other names for it, its 128 letters.
pub struct CodePage {
    pub(super) name: &'static str,
    pub(super) labels: &'static [&'static str],
    letters: &'static str,
}

impl CodePage {
    /// The text of these bytes; every byte is a letter.
    pub(super) fn decode(&self, bytes: &[u8]) -> String {
        let letters: Vec<char> = self.letters.chars().collect();
        bytes
            .iter()
            .map(|byte| match byte.checked_sub(0x80) {
                Some(at) => letters.get(usize::from(at)).copied().unwrap_or('\u{fffd}'),
                None => char::from(*byte),
            })
            .collect()
    }
}

/// The code pages, the one of Western Europe first.
pub(super) const CODE_PAGES: &[CodePage] = &[
    CodePage {
        name: "cp850",
        labels: &["850", "cp850", "cp858", "ibm850", "ibm858", "dos", "oem", "oem850"],
        letters: CP850,
    },
    CodePage { name: "cp437", labels: &["437", "cp437", "ibm437", "oem437"], letters: CP437 },
    CodePage { name: "cp852", labels: &["852", "cp852", "ibm852", "oem852"], letters: CP852 },
];

const CP850: &str = concat!(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ",
    "áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐",
    "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀",
    "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
);

const CP437: &str = concat!(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ",
    "áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
    "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
    "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);

const CP852: &str = concat!(
    "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×č",
    "áíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐",
    "└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀",
    "ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}",
);
