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

  /**
   * What lies beside the sound in files that people have: covers, films and their subtitles.
   * ffprobe opens a decoder for every stream and gives up at one that it may not open.
   */
  private static final List<String> BESIDE =
      List.of(
          "mjpeg,png,bmp,gif,tiff,webp",
          "av1,libdav1d,libaom-av1,h264,hevc,vp8,libvpx,vp9,libvpx-vp9,theora,prores,dnxhd",
          "mpeg1video,mpeg2video,mpegvideo,mpeg4,msmpeg4,msmpeg4v1,msmpeg4v2,h263,flv,dvvideo",
          "svq1,svq3,cinepak,rawvideo,qtrle,wmv1,wmv2,wmv3,vc1,vp6,vp6f,vp6a",
          "mov_text,subrip,srt,ass,ssa,webvtt,text,dvdsub,dvbsub,pgssub");

  private Codecs() {}

  static String whitelist() {
    return String.join(",", ALLOWED);
  }

  static String whitelistWithPictures() {
    return whitelist() + "," + String.join(",", BESIDE);
  }
}
