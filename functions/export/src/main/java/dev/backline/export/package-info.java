/** Packages a finished production and hands it out in the formats people ask for. */
package dev.backline.export;
