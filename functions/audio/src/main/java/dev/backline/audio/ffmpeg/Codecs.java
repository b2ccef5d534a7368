package dev.backline.audio.ffmpeg;

import java.util.List;

/** The decoders that may be used, by FFmpeg's names. */
final class Codecs {

  /**
   * Sound as people record and buy it. Left out: pictures and films, which nobody here looks at,
   * and the coders of games, telephones and tapes. A name that a build does not have does no harm.
   */
  private static final List<String> ALLOWED =
      List.of(
          "aac,aac_latm,ac3,eac3,alac,amrnb,amrwb,flac,gsm,gsm_ms,mp1,mp1float,mp2,mp2float,mp3",
          "mp3float,opus,speex,tta,vorbis,wavpack,wmalossless,wmapro,wmav1,wmav2",
          "adpcm_ima_qt,adpcm_ima_wav,adpcm_ms,adpcm_swf,adpcm_yamaha,pcm_alaw,pcm_mulaw,pcm_dvd",
          "pcm_bluray,pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_u16le,pcm_u16be,pcm_s24le,pcm_s24be",
          "pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be",
          "dsd_lsbf,dsd_msbf,dsd_lsbf_planar,dsd_msbf_planar");

  private Codecs() {}

  static String whitelist() {
    return String.join(",", ALLOWED);
  }
}
