//! Which Chinese, Japanese or Korean encoding a short list is in: the one whose common letters it is made of.

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK, SHIFT_JIS};

/// The encoding with the largest share of common letters; of equal ones the detector's.
pub(super) fn settled(guess: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    let mut best = (guess, share(guess, bytes).unwrap_or(0));
    for encoding in [GBK, BIG5, SHIFT_JIS, EUC_KR, EUC_JP] {
        if let Some(share) = share(encoding, bytes).filter(|share| *share > best.1) {
            best = (encoding, share);
        }
    }
    best.0
}

/// Common letters in a thousand; nothing where the bytes are none of this encoding.
pub(super) fn share(encoding: &'static Encoding, bytes: &[u8]) -> Option<usize> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let (mut common, mut all, mut kana, mut at) = (0, 0, 0, 0);
    while let Some(lead) = bytes.get(at).copied() {
        let single = lead < 0x80 || (encoding == SHIFT_JIS && matches!(lead, 0xa0..=0xdf));
        if single {
            all += usize::from(lead >= 0x80);
            at += 1;
            continue;
        }
        let trail = bytes.get(at + 1).copied().unwrap_or(0);
        at += 2;
        if lead == 0xa1 && encoding != SHIFT_JIS {
            continue;
        }
        all += 1;
        common += usize::from(is_common(encoding, lead, trail));
        kana += usize::from(matches!(lead, 0xa4 | 0xa5));
    }
    // Japanese without a syllable of its own is Chinese.
    let doubt = if encoding == EUC_JP && kana == 0 { 100 } else { 0 };
    (common * 1000_usize).checked_div(all).map(|share| share.saturating_sub(doubt))
}

/// The first level of each standard: letters that everybody reads.
fn is_common(encoding: &'static Encoding, lead: u8, trail: u8) -> bool {
    match encoding {
        e if e == SHIFT_JIS => matches!(lead, 0x81..=0x83 | 0x88..=0x97),
        e if e == BIG5 => matches!(lead, 0xa4..=0xc6),
        e if e == EUC_KR => matches!(lead, 0xb0..=0xc8) && trail >= 0xa1,
        e if e == EUC_JP => matches!(lead, 0xa3..=0xa5 | 0xb0..=0xcf) && trail >= 0xa1,
        _ => matches!(lead, 0xa3 | 0xb0..=0xd7) && trail >= 0xa1,
    }
}
